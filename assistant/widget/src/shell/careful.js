/**
 * The look at a question before it is sent. It only asks: the server takes out personal details and hears
 * danger by itself, with far more rules than these.
 */

/** @returns {{crisis: RegExp[], personal: {kind: string, pattern: RegExp}[]}} patterns this browser can read */
export function compile(careful) {
  const read = (source) => {
    try {
      return new RegExp(source, "iu");
    } catch {
      return null;
    }
  };
  const personal = (careful?.personal ?? []).map(({ kind, pattern }) => ({ kind, pattern: read(pattern) }));
  return {
    crisis: (careful?.crisis ?? []).map(read).filter(Boolean),
    personal: personal.filter(({ pattern }) => pattern),
  };
}

/** @returns {{crisis: boolean, kinds: string[]}} what a question seems to hold, each kind once */
export function check(text, { crisis, personal }) {
  const found = personal.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
  return { crisis: crisis.some((pattern) => pattern.test(text)), kinds: [...new Set(found)] };
}

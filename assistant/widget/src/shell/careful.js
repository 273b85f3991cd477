/**
 * The look at a question before it is sent. It only asks: the server takes out personal details and hears
 * danger by itself, with far more rules than these.
 */

// Capitals tell a name from other words, and the patterns of the server are read without regard to them.
const SOMEONE = String.raw`\b(?:[Mm]y|[Oo]ur)\s+(?:[a-z-]+\s+)?(?:son|daughter|child|pupil),?\s+`;
const NO_NAME =
  "Year|Key|Stage|Early|Section|Reception|Nursery|Infants?|Juniors?|Primary|Secondary|Grammar|High|School|Academy|College|" +
  "Centre|Hospital|House|Trust|Council|Team|Plan|Needs?|Support|Syndrome|Disorder|Has|Have|Is|Was|Will|Can|Cannot|Does|Did|" +
  "And|Or|Who|That|With|At|In|On|To|For|Goes|Attends|Wants|Gets|Got|Says|Still|Not|Never|Due|Under|Special|Autistic|The|A|An";
const WORD = String.raw`\p{Lu}[\p{L}’'-]*\p{Ll}`;
const OURS = [
  // "my son First Last", but not "my son Year Four" or "my daughter Sutton Grammar"
  { kind: "name", pattern: new RegExp(String.raw`${SOMEONE}(?!(?:${WORD}\s+){0,4}(?:${NO_NAME})\b)${WORD}\s+${WORD}`, "u") },
  // "my son First Last born 3/4/2016"
  {
    kind: "birth",
    pattern: new RegExp(String.raw`${SOMEONE}(?:${WORD},?\s+){1,4}(?:was\s+)?born\s+(?:on\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}`, "u"),
  },
];

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
    personal: [...personal.filter(({ pattern }) => pattern), ...OURS],
  };
}

/** @returns {{crisis: boolean, kinds: string[]}} what a question seems to hold, each kind once */
export function check(text, { crisis, personal }) {
  const found = personal.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
  return { crisis: crisis.some((pattern) => pattern.test(text)), kinds: [...new Set(found)] };
}

/**
 * Where a conversation is kept: in the tab (sessionStorage), and on the device (localStorage) only when the
 * person asked for that. Called only after the chat was opened. A browser that refuses storage is no fault.
 */
const KEY = "local-offer-chat";

const quietly = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

export const load = () => quietly(() => JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)));

export const remembered = () => quietly(() => localStorage.getItem(KEY)) !== null;

/** @param {object} state what to keep @param {boolean} remember also on this device */
export function save(state, remember) {
  const text = JSON.stringify(state);
  quietly(() => sessionStorage.setItem(KEY, text));
  quietly(() => (remember ? localStorage.setItem(KEY, text) : localStorage.removeItem(KEY)));
}

export function clear() {
  quietly(() => sessionStorage.removeItem(KEY));
  quietly(() => localStorage.removeItem(KEY));
}

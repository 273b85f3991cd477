/**
 * What a screen reader hears. Two polite regions take turns, so that "looking" is not cut off by an answer
 * that comes at once; each text is set once and taken away when it has been heard.
 */
const KEPT_MS = 20_000;

export class Announcer {
  #next = 0;
  #timers = [0, 0];

  /** @param {() => HTMLElement[]} regions two elements with aria-live="polite" and aria-atomic="true" */
  constructor(regions) {
    this.regions = regions;
  }

  say(text, language = "") {
    const at = this.#next;
    const region = this.regions()[at];
    if (!region || !text) return;
    this.#next = 1 - at;
    clearTimeout(this.#timers[at]);
    if (language) region.lang = language;
    else region.removeAttribute("lang");
    region.textContent = text;
    this.#timers[at] = setTimeout(() => (region.textContent = ""), KEPT_MS);
  }
}

/** Where the focus and the view are: nothing here moves either by itself. */

/** What has the focus, inside every shadow root on the way. */
export function focused(root = document) {
  const element = root.activeElement;
  return (element?.shadowRoot && focused(element.shadowRoot)) || element;
}

/** The screen is a phone's: narrow, or so low that a panel would cover the page anyway. */
export const phone = matchMedia("(max-width: 640px), (max-height: 480px)");

/** Tells when more or less of the screen is left to be seen, as when a keyboard covers part of it. */
export function watchViewport(tell) {
  const view = window.visualViewport;
  for (const kind of ["resize", "scroll"]) view?.addEventListener(kind, tell);
  return () => {
    for (const kind of ["resize", "scroll"]) view?.removeEventListener(kind, tell);
  };
}

/**
 * Follows an answer that grows, while the person is at its end: up to where the question is at the top.
 * Whoever scrolls up is left alone until they come back to the end.
 */
export class Follower {
  /** @param {() => {scroller: Element, content: Element, below: number}} parts `below` is what covers the end, in px */
  constructor(parts) {
    this.parts = parts;
    this.turn = null;
    this.last = 0;
  }

  get #end() {
    const { scroller, content, below } = this.parts();
    return content.getBoundingClientRect().bottom - topOf(scroller) - scroller.clientHeight + below + scroller.scrollTop;
  }

  /** The person scrolled. */
  scrolled() {
    const { scrollTop } = this.parts().scroller;
    if (scrollTop < this.last - 4 && scrollTop < this.#end - 48) this.turn = null;
    this.last = scrollTop;
  }

  /** Begins to follow a turn: to its question, wherever that is from here. */
  start(turn) {
    this.turn = turn;
    this.step(true);
  }

  stop() {
    this.turn = null;
  }

  /** Whether a turn begins above what is in view. */
  above(turn) {
    return turn.getBoundingClientRect().top < topOf(this.parts().scroller);
  }

  step(back = false) {
    if (!this.turn?.isConnected) return;
    const { scroller } = this.parts();
    const question = this.turn.getBoundingClientRect().top - topOf(scroller) + scroller.scrollTop - 12;
    const to = Math.min(this.#end, question);
    if (back || to > scroller.scrollTop + 1) scroller.scrollTop = to;
    this.last = scroller.scrollTop;
  }
}

const topOf = (scroller) => (scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top);

/** The element that scrolls what holds this one: the page's own when none does. */
export function scrollerOf(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    if (at !== element && /auto|scroll/.test(getComputedStyle(at).overflowY) && at !== document.body) return at;
  }
  return document.scrollingElement;
}

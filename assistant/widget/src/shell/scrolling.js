/** What is in view of a conversation: nothing moves it but the person, and an answer they wait for. */

/**
 * Follows an answer that grows, while the person is at its end: up to where the question is at the top.
 * Whoever scrolls up is left alone until they come back to the end.
 */
class Follower {
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
function scrollerOf(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    if (at !== element && /auto|scroll/.test(getComputedStyle(at).overflowY) && at !== document.body) return at;
  }
  return document.scrollingElement;
}

/** Keeps a chat at its newest turn while that grows. */
export class Scrolling {
  #from = null;
  #follower = new Follower(() => ({ scroller: this.#scroller, content: this.chat.find(".log"), below: this.below }));
  #scrolled = () => this.#follower.scrolled();
  #grown = new ResizeObserver(() => {
    this.chat.dialog.measure();
    this.#follower.step();
  });

  /** @param {import("./chat.js").LoChat} chat */
  constructor(chat) {
    this.chat = chat;
    chat.addController(this);
  }

  hostDisconnected() {
    this.#listen(null);
  }

  hostUpdated() {
    const log = this.chat.find(".log");
    if (!log) return;
    this.#grown.observe(log);
    this.#listen(this.#scroller);
    this.#follower.step();
  }

  get #scroller() {
    return this.chat.page ? scrollerOf(this.chat) : this.chat.find(".body");
  }

  /** How much of the end of the page the question's field covers. */
  get below() {
    const footer = this.chat.page && this.chat.find("footer");
    return footer && getComputedStyle(footer).position === "sticky" ? footer.offsetHeight : 0;
  }

  /** Listens to what scrolls the chat now: its own panel, the page, or the pane it stands in. */
  #listen(scroller) {
    const from = scroller === document.scrollingElement ? document : scroller;
    if (from === this.#from) return;
    this.#from?.removeEventListener("scroll", this.#scrolled);
    from?.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#from = from;
  }

  /** Shows the newest turn from its question on, and follows it until it is whole. */
  follow(turn = [...this.chat.renderRoot.querySelectorAll(".turn")].at(-1)) {
    if (turn) this.#follower.start(turn);
    this.settle();
  }

  /** An answer asked for from its end is shown from its start. */
  async swapped({ key }) {
    await this.chat.updateComplete;
    const turn = this.chat.find(`[data-key="${key}"]`);
    if (turn && this.#follower.above(turn)) this.follow(turn);
  }

  /** What came last is laid out soon; from then on nothing moves what is read. */
  settle() {
    setTimeout(() => this.chat.talk.busy || this.#follower.stop(), 300);
  }
}

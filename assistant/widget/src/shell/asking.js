/** From what is typed to what is asked: a look before it is sent, and where the focus is left. */
import { check } from "./careful.js";
import { focused } from "./focus.js";

export class Asking {
  /** What waits for the person's word: {kind: "crisis" | "personal", kinds, question}, or null. */
  waiting = null;

  /** @param {import("./chat.js").LoChat} chat */
  constructor(chat) {
    this.chat = chat;
  }

  get talk() {
    return this.chat.talk;
  }

  typed(draft) {
    this.talk.draft = draft;
    if (this.waiting?.kind === "personal") this.waiting = null;
    this.talk.changed();
  }

  pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send(this.talk.draft, true);
  }

  /** The one button: Send, or Stop while an answer comes. The second half of a double tap is not a Stop. */
  pushed(event) {
    if (event.detail > 1) return;
    if (this.talk.busy) this.talk.stop();
    else this.send(this.talk.draft, true);
  }

  /** Sends a question, or asks first. What was typed stays where it is until it is sent. */
  async send(text, typed = false) {
    const { chat } = this;
    const question = text.trim();
    if (this.talk.busy) return chat.say("announce_waiting");
    if (!question) return chat.focusField();
    const found = typed ? check(question, chat.patterns) : { crisis: false, kinds: [] };
    const kind = found.crisis ? "crisis" : found.kinds.length ? "personal" : "";
    if (!kind) return this.#ask(question, typed);
    this.#wait({ kind, kinds: found.kinds, question });
    await chat.updateComplete;
    const asked = chat.find(kind === "crisis" ? ".crisis" : ".careful");
    asked.focus({ preventScroll: kind === "crisis" });
    if (kind === "crisis") chat.scrolling.follow(asked);
  }

  sendAnyway() {
    const { question, kind } = this.waiting;
    this.#ask(question, true, kind === "crisis");
  }

  async changeIt() {
    this.#wait(null);
    await this.chat.updateComplete;
    this.chat.focusField();
  }

  retry(turn) {
    this.#holdFocus();
    this.talk.retry(turn);
  }

  async takeBack(turn) {
    this.talk.draft = [this.talk.takeBack(turn), this.talk.draft].filter((text) => text.trim()).join("\n");
    this.talk.changed();
    await this.chat.updateComplete;
    this.chat.focusField();
  }

  reword({ id, detail, audience }) {
    const turn = this.talk.turns.find(({ versions }) => versions.some((one) => one.id === id));
    if (turn && !this.talk.busy) this.talk.reword(turn, { detail: detail ?? null, audience: audience ?? null });
  }

  #wait(waiting) {
    this.waiting = waiting;
    Object.assign(this.chat, { told: "", choosing: false });
    this.chat.requestUpdate();
  }

  async #ask(question, typed, help = false) {
    this.#holdFocus();
    this.#wait(null);
    if (typed) this.talk.draft = "";
    this.talk.ask(question, { help });
    await this.chat.updateComplete;
    this.chat.scrolling.follow();
  }

  /** A button that goes away with what it did hands the focus on, not back to the page. */
  async #holdFocus() {
    const had = focused();
    await this.chat.updateComplete;
    if (had !== document.body && !had?.isConnected) this.chat.focusOn();
  }
}

/**
 * <lo-desk>: the conversation in one half, the documents in the other; where both do not fit, one at a time.
 * First `await desk.load(base, language)`, which throws when the service cannot be reached.
 */
import { LitElement, html, nothing } from "lit";
import { focusOn } from "../answer/focus.js";
import { parts, tokens } from "../shell/style.js";
import { translator } from "../shell/words.js";
import { documentView } from "./document.js";
import { finding } from "./finding.js";
import { Library } from "./library.js";
import { Reading } from "./reading.js";
import { WIDE, style } from "./style.js";
import { tabs } from "./tabs.js";

export class LoDesk extends LitElement {
  static styles = [tokens, parts, style];
  static properties = { config: { attribute: false }, shown: { state: true } };

  #screen = matchMedia(WIDE);
  #scrolled = {};
  #pressed = null;

  constructor() {
    super();
    Object.assign(this, { base: "", chat: null, config: null, shown: "answers" });
    this.library = new Library(this);
    this.reading = new Reading(this);
    this.#screen.addEventListener("change", () => this.requestUpdate());
  }

  /** Whether both halves fit beside each other. */
  get wide() {
    return this.#screen.matches;
  }

  find(selector) {
    return this.renderRoot.querySelector(selector);
  }

  async load(base, language) {
    const chat = document.createElement("lo-chat");
    Object.assign(chat, { base, mode: "page", audience: "senco" });
    await chat.load(language);
    Object.assign(this, { base, chat });
    // The language is chosen in the conversation, and holds for both halves.
    chat.addController({ hostUpdated: () => this.#speak(chat.config) });
    this.#speak(chat.config);
    this.library.load();
    await this.updateComplete;
    await chat.start(false);
  }

  /** `t` has the words of the desk, `say` those it shares with the answers. */
  #speak(config) {
    if (config === this.config) return;
    this.t = translator(config.strings?.desk);
    this.say = translator(config.strings?.answer);
    this.config = config;
  }

  /** How many of something there are, in words. */
  count(key, n) {
    return this.t(`${key}_${n === 1 ? "one" : "many"}`, { n });
  }

  /** Shows a half, where it was left. */
  async show(half) {
    if (this.wide || this.shown === half) return;
    const page = document.scrollingElement;
    this.#scrolled[this.shown] = page.scrollTop;
    this.shown = half;
    await this.updateComplete;
    page.scrollTop = this.#scrolled[half] ?? Math.min(page.scrollTop, this.getBoundingClientRect().top + page.scrollTop);
  }

  // ---- from an answer to its source and back

  #pressing = {
    capture: true,
    handleEvent: (event) => (this.#pressed = event.composedPath().find((one) => one.localName === "button")),
  };

  /** A source was pressed: all that the same answer has from its document can be gone through. */
  async #source(event) {
    event.preventDefault();
    const { citation } = event.detail;
    const all = event.composedPath()[0].message?.citations ?? [citation];
    const button = this.#pressed;
    await this.show("documents");
    this.reading.open(citation.source_id, all, citation, { kind: "answer", button });
  }

  async backToAnswer() {
    const { button } = this.reading.from;
    await this.show("answers");
    if (button?.isConnected) button.focus();
    else this.chat.focusOn();
  }

  /** Puts the list or what was searched for in the document's place. */
  async backToFinding() {
    const { key } = this.reading.from;
    this.reading.close();
    await this.updateComplete;
    const opener = key && this.find(`[data-key="${CSS.escape(key)}"]`);
    if (opener) opener.focus();
    else await focusOn(this, "#heading");
  }

  render() {
    if (!this.config) return html`<slot></slot>`;
    const { t, wide, shown } = this;
    const half = (name, inside) => html`<section class="half ${name}" id=${name} role=${wide ? "region" : "tabpanel"}
      aria-label=${wide ? t(name) : nothing} aria-labelledby=${wide ? nothing : `${name}-tab`}
      tabindex=${wide && name === "answers" ? 0 : nothing} ?hidden=${!wide && shown !== name}
      @click=${name === "answers" ? this.#pressing : nothing} @lo-source=${this.#source}>${inside}</section>`;
    return html`<div class="desk" lang=${this.config.language} dir=${this.config.dir}>
      ${wide ? nothing : tabs(this)}
      ${half("answers", this.chat)}
      ${half("documents", this.reading.source ? documentView(this) : finding(this))}
    </div>`;
  }
}

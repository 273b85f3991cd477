/**
 * <lo-chat>: the conversation, in a panel over another page (mode "widget") or on its own (mode "page").
 *
 * Properties: `base` ("https://host", no slash at the end), `mode`, `side` ("start" or "end"), `audience`, and
 * `onkept`, told when what is kept of the conversation changed. First `await chat.load(language)`, which throws
 * when the service cannot be reached; then `chat.open(launcher)`, or `chat.start()` on its own page.
 */
import { LitElement, html, nothing } from "lit";
import { tokens } from "../tokens.js";
import { Announcer } from "./announcer.js";
import { Asking } from "./asking.js";
import { compile } from "./careful.js";
import { Conversation } from "./conversation.js";
import { Dialog } from "./dialog.js";
import { phone } from "./focus.js";
import { spoken } from "./messages.js";
import { Scrolling } from "./scrolling.js";
import { config } from "./stream.js";
import { parts, shell } from "./style.js";
import * as views from "./views.js";
import { translator } from "./words.js";

export class LoChat extends LitElement {
  static styles = [tokens, parts, shell];
  static properties = {
    mode: {},
    side: {},
    config: { attribute: false },
    choosing: { state: true },
    told: { state: true },
    helpEnglish: { state: true },
  };

  dialog = new Dialog(this);
  asking = new Asking(this);
  scrolling = new Scrolling(this);
  #announcer = new Announcer(() => this.renderRoot.querySelectorAll(".live"));

  constructor() {
    super();
    Object.assign(this, { mode: "widget", base: "", side: "end", audience: "", config: null, onkept() {} });
    Object.assign(this, { choosing: false, told: "", helpEnglish: false });
  }

  get page() {
    return this.mode === "page";
  }

  find(selector) {
    return this.renderRoot.querySelector(selector);
  }

  /** To the question's field. Where it is always in sight, nothing else needs to move. */
  focusField() {
    this.find("#question").focus({ preventScroll: this.scrolling.below > 0 });
  }

  /** To where a person goes on after a button has gone; on a phone without the keyboard jumping up. */
  focusOn() {
    if (phone.matches) this.find(".body").focus({ preventScroll: true });
    else this.focusField();
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Fetches the words of a language, and at the first time takes up the kept conversation. */
  async load(language) {
    const first = !this.talk;
    if (first) {
      this.talk = new Conversation(this.base, {
        change: () => this.requestUpdate(),
        kept: () => this.onkept(),
        swapped: (turn) => this.scrolling.swapped(turn),
        say: (key, turn) => this.say(key, turn),
        unsent: () => this.#announcer.say(this.context.t("feedback_failed"), this.config.language),
        label: () => this.t("launcher_continue"),
      });
      this.talk.audience = this.audience;
      this.talk.restore();
    }
    const found = await config(this.base, this.talk.language || language.split("-")[0]);
    this.#speaks(found);
    this.talk.resume();
  }

  #speaks(found) {
    this.config = found;
    this.t = translator(found.strings?.shell);
    this.patterns = compile(found.careful);
    this.#tellAnswers();
  }

  #tellAnswers() {
    const { strings, glossary, language, dir } = this.config;
    const t = translator(strings?.answer);
    this.context = { t, glossary: glossary ?? [], base: this.base, language, dir, audience: this.talk.audience };
  }

  /** @param {HTMLElement | null} launcher what opened it */
  async open(launcher = null) {
    await this.updateComplete;
    this.dialog.open(launcher);
    this.scrolling.follow();
  }

  /** Closes the panel; an answer on its way still comes. */
  close() {
    this.dialog.close();
  }

  /** Begins on its own page, where the focus is moved only for somebody who was typing. */
  async start(typing) {
    await this.updateComplete;
    if (typing) this.focusField();
  }

  // ---- what is heard

  /** Two things are said of an answer: that it is looked for, and then all of it, once. */
  say(key, turn) {
    const { language } = this.config;
    if (key !== "answer") return this.#announcer.say(turn?.error || this.t(key), language);
    const said = spoken(turn, this.t, language);
    this.#announcer.say(said.text, said.language);
    this.scrolling.settle();
  }

  escaped(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    if (this.choosing) this.choose();
    else if (this.asking.waiting) this.asking.changeIt();
    else this.close();
  }

  // ---- options

  async choose() {
    this.choosing = !this.choosing;
    await this.updateComplete;
    this.find(this.choosing ? ".options" : ".options-button").focus();
  }

  async speak(code) {
    this.told = "";
    try {
      this.#speaks(await config(this.base, code));
      this.talk.language = code;
      this.talk.changed();
    } catch {
      this.told = this.t("language_failed");
      this.say("language_failed");
    }
  }

  setAudience(value) {
    this.talk.audience = value;
    this.#tellAnswers();
    this.talk.changed();
  }

  setRemember(on) {
    this.talk.remember = on;
    this.talk.changed();
  }

  async clear() {
    this.talk.clear();
    this.asking.waiting = null;
    this.told = this.t("deleted");
    this.say("deleted");
    await this.updateComplete;
    this.focusOn();
  }

  // ---- the whole

  updated() {
    this.#fit(this.find("#question"));
  }

  /** The field grows with what is typed, where the browser does not do that by itself. */
  #fit(field) {
    if (!field || CSS.supports("field-sizing", "content")) return;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }

  render() {
    if (!this.config) return nothing;
    const { language, dir } = this.config;
    const inside = html`${views.header(this)}${views.body(this)}${views.composer(this)}
      <div class="hidden live" aria-live="polite" aria-atomic="true"></div>
      <div class="hidden live" aria-live="polite" aria-atomic="true"></div>`;
    return this.page
      ? html`<section class="panel" lang=${language} dir=${dir} @keydown=${this.escaped}>${inside}</section>`
      : html`<dialog class="panel ${this.side === "start" ? "start" : ""}" lang=${language} dir=${dir} aria-labelledby="title"
          @keydown=${this.escaped} @cancel=${this.dialog.cancelled} @close=${this.dialog.closed}>${inside}</dialog>`;
  }
}

/** <lo-answer>: one answer, with its sources, dates, people to ask, and what can be done with it. */

import { LitElement, html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { tokens as colours } from "../tokens.js";
import { Aloud } from "./aloud.js";
import { contacts } from "./contacts.js";
import { Copy } from "./copy.js";
import { Feedback } from "./feedback.js";
import { focusOn, tell } from "./focus.js";
import { inert } from "./inert.js";
import { inWords } from "./dates.js";
import { words } from "./markdown.js";
import { printed } from "./printed.js";
import { Rewrite } from "./rewrite.js";
import { style } from "./style.js";
import { timeline } from "./timeline.js";
import { tools } from "./tools.js";
import { read } from "./view.js";
import { tokens } from "./words.js";

export class LoAnswer extends LitElement {
  static styles = [colours, style];
  static properties = { message: { attribute: false }, context: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.message = null;
    /** @type {any} */
    this.context = null;
    this.open = "";
    /** @type {any} the message with nothing in it that could do harm */
    this.shown = {};
    this.read = read({}, []);
    this.aloud = new Aloud(this);
    this.copy = new Copy(this);
    this.feedback = new Feedback(this);
    this.rewrite = new Rewrite(this);
    this.addEventListener("keydown", (event) => this.escape(event));
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has("message") && !changed.has("context")) return;
    const before = changed.get("message");
    if (before?.id && before.id !== this.message?.id) {
      this.open = "";
      this.copy.clear();
      this.feedback.clear();
    }
    if (changed.has("message") && before?.feedback !== this.message?.feedback) this.feedback.changed(this.message?.feedback);
    if (before && before.answer !== this.message?.answer) this.aloud.stop();
    this.shown = inert(this.message ?? {});
    this.read = read(this.shown, this.context?.glossary ?? []);
  }

  /** @returns {import("./view.js").View} */
  get view() {
    const { t, language, dir, base } = this.context;
    const citations = new Map((this.shown.citations ?? []).map((/** @type {any} */ one) => [one.number, one]));
    const urgent = this.shown.status === "crisis" || !!this.shown.safety?.length;
    return { t, language, dir, base: base ?? "", citations, open: this.open, urgent, toggle: (at, n) => this.toggle(at, n) };
  }

  /** @param {string} at @param {number} [n] */
  toggle(at, n) {
    if (this.open === at) return this.shut();
    if (n !== undefined) {
      const citation = this.message.citations.find((/** @type {any} */ one) => one.number === n);
      if (!tell(this, "lo-source", { citation })) return;
    }
    this.open = at;
    this.requestUpdate();
    if (n !== undefined) focusOn(this, `#${at}-card`);
  }

  shut() {
    const at = this.open;
    this.open = "";
    this.requestUpdate();
    focusOn(this, `#${at}`);
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (event.key !== "Escape" || !this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.shut();
  }

  /** Everything to be read aloud, a text a paragraph. */
  texts() {
    const { blocks, steps } = this.read;
    return [
      ...blocks.flatMap((block) => (block.kind === "list" ? block.items.map(words) : [words(block.tokens)])),
      ...steps.map((step) => `${inWords(step.date, this.context.language, true)}. ${step.label}`),
    ];
  }

  render() {
    if (!this.message || !this.context) return nothing;
    const { view, shown } = this;
    const lines = [...(shown.safety ?? []), ...(shown.status === "crisis" ? this.others() : [])];
    const first = this.read.notices.filter((notice) => notice.kind === "personal-data");
    const later = this.read.notices.filter((notice) => notice.kind !== "personal-data");
    return html`<div class="all" lang=${view.language || nothing} dir=${view.dir || nothing}>
      ${contacts(lines, view, true)}
      ${this.notices(first, "first", view)}
      <div class="said" lang=${shown.language || view.language || nothing} dir=${shown.direction || "auto"}>
        ${this.read.blocks.map((block, i) => this.block(block, `b${i}`, view))}
      </div>
      ${timeline(this.read.steps, shown.calendar, view)}
      ${this.notices(later, "later", view)}
      ${shown.status === "crisis" ? nothing : contacts(this.others(), view)}
      ${tools(this, view)}
      ${shown.streaming ? nothing : printed(view)}
    </div>`;
  }

  /** Those who can help, but not once more those who stand first. */
  others() {
    const first = new Set((this.shown.safety ?? []).map((/** @type {any} */ one) => one.name));
    return (this.shown.contacts ?? []).filter((/** @type {any} */ one) => !first.has(one.name));
  }

  /** @param {any} block @param {string} at @param {import("./view.js").View} view */
  block(block, at, view) {
    if (block.kind === "text") {
      return html`<div class="words" dir="auto">${tokens(block.tokens, at, view)}</div>`;
    }
    const items = block.items.map(
      (/** @type {any} */ item, /** @type {number} */ i) =>
        html`<li class=${block.own[i] ? "own" : nothing}><div class="words">${tokens(item, `${at}-${i}`, view)}</div></li>`,
    );
    // Titles of pages say nothing of the direction of a message: a list of them keeps to its own.
    const links = block.items.every((/** @type {any[]} */ item) => item.every(({ kind }) => kind === "link"));
    const dir = links ? nothing : "auto";
    return block.ordered ? html`<ol start=${block.start} dir=${dir}>${items}</ol>` : html`<ul dir=${dir}>${items}</ul>`;
  }

  /** @param {any[]} notices @param {string} at @param {import("./view.js").View} view */
  notices(notices, at, view) {
    return notices.map((notice, i) => html`<div class="notice words" lang=${WRITTEN_IN} dir="auto">${tokens(notice.tokens, `${at}${i}`, view)}</div>`);
  }
}

if (!customElements.get("lo-answer")) customElements.define("lo-answer", LoAnswer);

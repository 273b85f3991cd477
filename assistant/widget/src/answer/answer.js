/** <lo-answer>: one answer, with its sources, dates, people to ask, and what can be done with it. */

import { LitElement, html, nothing } from "lit";
import { Aloud } from "./aloud.js";
import { contacts } from "./contacts.js";
import { Copy, cited } from "./copy.js";
import { Feedback } from "./feedback.js";
import { focusOn, tell } from "./focus.js";
import { inert } from "./inert.js";
import { inWords } from "./dates.js";
import { words } from "./markdown.js";
import { printed } from "./printed.js";
import { Rewrite } from "./rewrite.js";
import { style } from "./style.js";
import { timeline } from "./timeline.js";
import { read } from "./view.js";
import { tokens } from "./words.js";

// What can be said in other words: the rest says only what is not known.
const REWRITTEN = ["answered", "partial"];

export class LoAnswer extends LitElement {
  static styles = style;
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
    const people = contacts([...(shown.safety ?? []), ...this.others()], view);
    const first = this.read.notices.filter((notice) => notice.kind === "personal-data");
    const later = this.read.notices.filter((notice) => notice.kind !== "personal-data");
    return html`<div class="all" lang=${view.language || nothing} dir=${view.dir || nothing}>
      ${view.urgent ? people : nothing}
      ${this.notices(first, "first", view)}
      <div class="said" lang=${shown.language || view.language || nothing} dir=${shown.direction || "auto"}>
        ${this.read.blocks.map((block, i) => this.block(block, `b${i}`, view))}
      </div>
      ${timeline(this.read.steps, shown.calendar, view)}
      ${this.notices(later, "later", view)}
      ${view.urgent ? nothing : people}
      ${this.tools(view)}
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
        html`<li><div class="words">${tokens(item, `${at}-${i}`, view)}</div></li>`,
    );
    return block.ordered ? html`<ol start=${block.start} dir="auto">${items}</ol>` : html`<ul dir="auto">${items}</ul>`;
  }

  /** @param {any[]} notices @param {string} at @param {import("./view.js").View} view */
  notices(notices, at, view) {
    return notices.map((notice, i) => html`<div class="notice words" dir="auto">${tokens(notice.tokens, `${at}${i}`, view)}</div>`);
  }

  /** What can be done with an answer; in danger there is nothing to do but to reach somebody. @param {import("./view.js").View} view */
  tools(view) {
    const { shown, context } = this;
    if (shown.status === "crisis" || (shown.streaming && !this.rewrite.used)) return nothing;
    const { t } = context;
    const rewritten = this.rewrite.used || (REWRITTEN.includes(shown.status) && shown.citations?.length);
    const suggested = this.suggestions(shown.suggestions ?? [], t);
    const choice = shown.status === "clarify" && suggested;
    return html`<div class="tools">
      ${choice || nothing}
      ${rewritten ? this.rewrite.render(this.message, context) : nothing}
      ${shown.answer && !shown.streaming
        ? html`<div class="row">
              ${this.aloud.render(() => this.texts(), shown.language || view.language, t)}
              ${this.copy.button(() => cited(this.read, view), t)}
            </div>
            ${this.copy.field(t)}`
        : nothing}
      ${choice || shown.streaming ? nothing : suggested}
      ${shown.id && !shown.streaming && !view.urgent ? this.feedback.render(this.message, t) : nothing}
    </div>`;
  }

  /** @param {string[]} suggestions @param {(key: string) => string} t */
  suggestions(suggestions, t) {
    if (!suggestions.length) return nothing;
    return html`<section class="suggestions">
      <h4>${t(this.shown.status === "clarify" ? "which" : "ask_also")}</h4>
      <ul role="list">
        ${suggestions.map(
          (question) =>
            html`<li><button type="button" class="button" dir="auto" @click=${() => tell(this, "lo-ask", { question })}>${question}</button></li>`,
        )}
      </ul>
    </section>`;
  }
}

if (!customElements.get("lo-answer")) customElements.define("lo-answer", LoAnswer);

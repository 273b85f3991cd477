/** What can be done with an answer: its words changed, heard or copied, more asked, and said whether it helped. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { cited } from "./copy.js";
import { tell } from "./focus.js";

// What can be said in other words: the rest says only what is not known.
const REWRITTEN = ["answered", "partial"];

/**
 * In danger there is nothing to do but to reach somebody, and a part of an answer is not to be used as one.
 * @param {import("./answer.js").LoAnswer} answer
 * @param {import("./view.js").View} view
 */
export function tools(answer, view) {
  const { shown, message, context } = answer;
  if (shown.status === "crisis" || shown.stopped || (shown.streaming && !answer.rewrite.used)) return nothing;
  const { t } = context;
  const rewritten = answer.rewrite.used || (REWRITTEN.includes(shown.status) && shown.citations?.length);
  const suggested = suggestions(answer, t);
  const choice = shown.status === "clarify" && suggested;
  return html`<div class="tools">
    ${choice || nothing}
    ${rewritten ? answer.rewrite.render(message, context) : nothing}
    ${shown.answer && !shown.streaming
      ? html`<div class="row">
            ${answer.aloud.render(() => answer.texts(), shown.language || view.language, t)}
            ${answer.copy.button(() => cited(answer.read, view), t)}
          </div>
          ${answer.copy.field(t)}`
      : nothing}
    ${choice || shown.streaming ? nothing : suggested}
    ${shown.id && !shown.streaming && !view.urgent ? answer.feedback.render(message, t) : nothing}
  </div>`;
}

/** @param {import("./answer.js").LoAnswer} answer @param {(key: string) => string} t */
function suggestions(answer, t) {
  const { suggestions = [], status } = answer.shown;
  if (!suggestions.length) return nothing;
  return html`<section class="suggestions">
    <h4>${t(status === "clarify" ? "which" : "ask_also")}</h4>
    <ul role="list">
      ${suggestions.map(
        (/** @type {string} */ question) => html`<li><button type="button" class="button" lang=${WRITTEN_IN} dir="auto"
          @click=${() => tell(answer, "lo-ask", { question })}>${question}</button></li>`,
      )}
    </ul>
  </section>`;
}

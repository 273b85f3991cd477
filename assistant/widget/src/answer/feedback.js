/** Whether an answer helped, and if not, one reason that may be given. */

import { html, nothing } from "lit";
import { focusOn, tell } from "./focus.js";

/** Words of the interface, and what is sent for them. */
const REASONS = [
  ["reason_out_of_date", "out-of-date"],
  ["reason_not_my_question", "not-my-question"],
  ["reason_too_hard", "too-hard"],
  ["reason_wrong", "wrong"],
];

export class Feedback {
  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.host = host;
    this.clear();
  }

  clear() {
    /** @type {"ask" | "why" | "thanks"} */
    this.stage = "ask";
  }

  /** @param {any} message @param {(key: string) => string} t */
  render(message, t) {
    if (this.stage === "thanks" || (this.stage === "ask" && message.feedback === "sent")) {
      return html`<p class="feedback thanks" tabindex="-1">${t("thanks")}</p>`;
    }
    const why = this.stage === "why";
    const button = (/** @type {string} */ key, /** @type {() => void} */ act) =>
      html`<button type="button" class="button" @click=${act}>${t(key)}</button>`;
    return html`<div class="feedback" role="group" aria-labelledby="asked">
      <p id="asked" tabindex="-1">${t(why ? "why" : "helped")}</p>
      <div class="row">
        ${why
          ? REASONS.map(([key, reason]) => button(key, () => this.say(message.id, false, reason)))
          : [button("helped_yes", () => this.say(message.id, true)), button("helped_no", () => this.say(message.id, false))]}
        ${why ? button("no_reason", () => this.go("thanks")) : nothing}
      </div>
    </div>`;
  }

  /**
   * What is said counts at once; a reason given later is told with the same answer again.
   * @param {string} id
   * @param {boolean} helpful
   * @param {string | null} reason
   */
  say(id, helpful, reason = null) {
    if (tell(this.host, "lo-feedback", { id, helpful, reason })) this.go(helpful || reason ? "thanks" : "why");
  }

  /** @param {"why" | "thanks"} stage */
  go(stage) {
    this.stage = stage;
    this.host.requestUpdate();
    focusOn(this.host, stage === "why" ? "#asked" : ".thanks");
  }
}

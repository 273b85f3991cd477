/** Whether an answer helped, and if not, one reason that may be given. Thanks come once it has arrived. */

import { html } from "lit";
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
    /** @type {"ask" | "why"} */
    this.stage = "ask";
    /** Whether the person has said all they want to say. */
    this.over = false;
    /** @type {string | null} the reason that was last given */
    this.reason = null;
  }

  /** The host says how it stands with what was said: "sending", "sent" or "failed". @param {string | null} now */
  changed(now) {
    if (now === "failed") Object.assign(this, { stage: this.reason ? "why" : "ask", over: false });
    else if (now === "sent" && this.over) this.thank();
  }

  /** @param {any} message @param {(key: string) => string} t */
  render(message, t) {
    const { stage, over } = this;
    const state = message.feedback;
    const why = stage === "why";
    if (state === "sent" && (over || !why)) return html`<p class="feedback thanks" tabindex="-1">${t("thanks")}</p>`;
    const waits = over && state === "sending";
    const asked = waits ? "feedback_sending" : state === "failed" ? "feedback_failed" : why ? "why" : "helped";
    const button = (/** @type {string} */ key, /** @type {() => void} */ act) =>
      html`<button type="button" class="button" aria-disabled=${waits} @click=${() => waits || act()}>${t(key)}</button>`;
    const { id } = message;
    return html`<div class="feedback" role="group" aria-labelledby="asked">
      <p id="asked" tabindex="-1">${t(asked)}</p>
      <div class="row">
        ${why
          ? REASONS.map(([key, reason]) => button(key, () => this.say(id, false, reason)))
          : [button("helped_yes", () => this.say(id, true)), button("helped_no", () => this.say(id, false))]}
        ${why ? button("no_reason", () => this.rest(message)) : ""}
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
    if (!tell(this.host, "lo-feedback", { id, helpful, reason })) return;
    Object.assign(this, { reason, over: helpful || !!reason });
    this.host.requestUpdate();
    if (this.over) return;
    this.stage = "why";
    focusOn(this.host, "#asked");
  }

  /** No more is to be said; what could not be sent is sent without it. @param {any} message */
  rest({ id, feedback }) {
    if (feedback === "failed" && !tell(this.host, "lo-feedback", { id, helpful: false, reason: null })) return;
    Object.assign(this, { reason: null, over: true });
    this.host.requestUpdate();
    if (feedback === "sent") this.thank();
  }

  /** The buttons go, and whoever was at one of them is told where they went. */
  thank() {
    const at = /** @type {ShadowRoot} */ (this.host.renderRoot).activeElement;
    if (at?.closest(".feedback")) focusOn(this.host, ".thanks");
  }
}

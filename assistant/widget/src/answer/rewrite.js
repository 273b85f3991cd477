/** The same answer in other words: simpler, with more detail, or for professionals. */

import { html } from "lit";
import { tell } from "./focus.js";

const PROFESSIONALS = ["senco", "professional"];

/** Remembers which was asked for, for hosts that do not say so in the message. */
export class Rewrite {
  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.host = host;
    this.used = false;
    this.detail = null;
    this.audience = null;
  }

  /** @param {any} message @param {any} context */
  render(message, context) {
    const { t } = context;
    const { detail, audience: asked } = message.detail === undefined ? this : message;
    const audience = asked ?? context.audience;
    const forThem = PROFESSIONALS.includes(audience);
    const others = PROFESSIONALS.includes(context.audience) ? "parent" : null;
    /** @type {[string, boolean, object][]} */
    const ways = [
      ["simpler", detail === "simple", { detail: detail === "simple" ? null : "simple", audience: null }],
      ["more_detail", detail === "full", { detail: detail === "full" ? null : "full", audience: null }],
      ["professionals", forThem, { detail: null, audience: forThem ? others : "professional" }],
    ];
    return html`<div class="row rewrite" role="group" aria-label=${t("rewrite")}>
      ${ways.map(
        ([key, pressed, asked]) =>
          html`<button type="button" class="button" aria-pressed=${pressed} aria-disabled=${!!message.streaming}
            @click=${() => message.streaming || this.ask(message.id, asked)}>${t(key)}</button>`,
      )}
    </div>`;
  }

  /** @param {string} id @param {any} asked */
  ask(id, asked) {
    if (!tell(this.host, "lo-rewrite", { id, ...asked })) return;
    Object.assign(this, asked, { used: true });
    this.host.requestUpdate();
  }
}

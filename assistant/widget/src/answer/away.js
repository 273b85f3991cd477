/** Said to those who cannot see that a page opens beside this one. */

import { html, nothing } from "lit";

/** @param {import("./view.js").View} view */
export function away(view) {
  return html`<span class="hidden" lang=${view.language || nothing} dir=${view.dir || nothing}> ${view.t("new_tab")}</span>`;
}

/** The two halves as tabs, where only one fits (ARIA Authoring Practices: tabs that open as they get the focus). */
import { html } from "lit";

const HALVES = ["answers", "documents"];
const KEYS = ["ArrowLeft", "ArrowRight", "Home", "End"];

/** @param {import("./desk.js").LoDesk} desk */
export function tabs(desk) {
  const moved = async (event) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    const other = HALVES.find((name) => name !== desk.shown);
    const name = { Home: HALVES[0], End: HALVES[1] }[event.key] ?? other;
    await desk.show(name);
    desk.find(`#${name}-tab`).focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${desk.t("panes")} @keydown=${moved}>
    ${HALVES.map((name) => {
      const on = desk.shown === name;
      return html`<button type="button" role="tab" class="tab" id=${`${name}-tab`} aria-selected=${on} aria-controls=${name}
        tabindex=${on ? 0 : -1} @click=${() => desk.show(name)}>${desk.t(name)}</button>`;
    })}
  </div>`;
}

import { html, nothing } from "lit";

/** A button of the chat: what it says, what it does, and its looks. */
export const button = (label, act, kind = "", more = {}) =>
  html`<button type="button" class="button ${kind}" aria-expanded=${more.expanded ?? nothing} @click=${act}>${label}</button>`;

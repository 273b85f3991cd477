/** The chat, for the loader and for the service's own pages. */
import "./answer/answer.js";
import { LoChat } from "./shell/chat.js";

// For the desk, which is loaded beside this: see `shared` in build.mjs.
export { LitElement, css, html, nothing } from "lit";
export { live } from "lit/directives/live.js";
export { repeat } from "lit/directives/repeat.js";

if (!customElements.get("lo-chat")) customElements.define("lo-chat", LoChat);

/**
 * Makes the chat for a page it is a guest on. It belongs to the page from the first time it opens.
 * @param {{base: string, language: string, audience: string, side: string, changed: () => void}} options
 * @returns {{open: (launcher: HTMLElement | null) => Promise<void>, close: () => void, keep: () => void}}
 */
export function mount({ base, language, audience, side, changed }) {
  const chat = document.createElement("lo-chat");
  Object.assign(chat, { base, audience, side, onkept: changed });
  let ready = null;
  return {
    async open(launcher) {
      ready ??= chat.load(language).catch((fault) => {
        ready = null;
        throw fault;
      });
      await ready;
      if (!chat.isConnected) document.body.append(chat);
      await chat.open(launcher);
    },
    close: () => chat.close(),
    /** A page that swaps its content takes the chat along: it is put back with all it holds. */
    keep() {
      if (chat.hasUpdated && !chat.isConnected) document.body.append(chat);
    },
  };
}

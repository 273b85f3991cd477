/**
 * The panel over another page: a dialog beside the page at a desk, and in place of it on a phone. Also where
 * the focus goes when it opens and closes, and how much room there is.
 */
import { focused, phone, watchViewport } from "./focus.js";

// In em, so that large letters count as a low screen does: 480 px at the usual size.
const LOW = 30;

export class Dialog {
  isOpen = false;
  #launcher = null;
  #unwatch = () => {};

  /** @param {import("./chat.js").LoChat} chat */
  constructor(chat) {
    this.chat = chat;
    chat.addController(this);
  }

  get element() {
    return this.chat.find("dialog");
  }

  /** Also after a page that swapped its content gave the chat its place again. */
  hostConnected() {
    phone.addEventListener("change", this.#reshape);
    this.#unwatch = watchViewport(this.measure);
    this.measure();
    if (this.isOpen && this.chat.hasUpdated) this.show();
  }

  hostDisconnected() {
    phone.removeEventListener("change", this.#reshape);
    this.#unwatch();
  }

  /** Sizes the panel to what can be seen; whoever zooms in with two fingers keeps it as it is. */
  measure = () => {
    const { chat } = this;
    const { height, offsetTop: top, scale } = window.visualViewport ?? { height: innerHeight, offsetTop: 0, scale: 1 };
    if (scale > 1.05) return;
    chat.style.setProperty("--seen", `${Math.round(height)}px`);
    chat.style.setProperty("--seen-top", `${Math.round(top)}px`);
    const low = height <= LOW * parseFloat(getComputedStyle(chat).fontSize);
    if (low === chat.hasAttribute("low")) return;
    chat.toggleAttribute("low", low);
    chat.requestUpdate();
  };

  /** @param {HTMLElement | null} launcher where the focus goes back to */
  open(launcher) {
    this.#launcher = launcher;
    this.isOpen = true;
    this.show();
    launcher?.setAttribute("aria-expanded", "true");
    // A keyboard that jumps up would hide what there is to read.
    this.chat.find(matchMedia("(pointer: coarse)").matches ? "#title" : "#question").focus();
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.element.open) this.element.close();
    this.#launcher?.setAttribute("aria-expanded", "false");
    // The page may have put another link in the place of the one that was used.
    if (!this.#launcher?.isConnected) this.#launcher = document.querySelector("a[data-local-offer]");
    this.#launcher?.focus();
  }

  /** The page behind is inert only where the panel covers it. */
  show() {
    const { element } = this;
    if (!element) return;
    if (element.open) element.close();
    if (phone.matches) element.showModal();
    else element.show();
  }

  /** The device's own way back, as on Android. */
  cancelled = (event) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.close();
  };

  /** The browser closed it. */
  closed = (event) => {
    if (!event.target.open) this.close();
  };

  /** The screen was turned, or zoomed. */
  #reshape = () => {
    if (!this.isOpen || !this.element) return;
    const had = focused();
    this.show();
    had?.focus();
  };
}

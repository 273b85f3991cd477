/**
 * Makes an ordinary link to the chat's own page open the chat in place. Before that is asked for it
 * makes no request and stores nothing; without it, or when the chat cannot be fetched, the link is a link.
 *
 *   <a data-local-offer href="https://host/ask">Ask a question</a>     (optional; "float" keeps it in a corner)
 *   <script defer src="https://host/widget/loader.js" data-language data-audience data-side data-label data-api></script>
 */
/* global PANEL_INTEGRITY, LABELS */
(() => {
  const LINK = "a[data-local-offer]";
  const KEPT = "local-offer-chat";
  const script = document.currentScript;
  if (window.localOffer) return window.localOffer.refresh();
  if (!script) return;

  const options = script.dataset;
  const base = (options.api || script.src.replace(/\/widget\/loader\.js.*$/, "")).replace(/\/+$/, "");
  let chat, own, busy;
  // Browsers too old for the chat keep the plain link.
  const able = "replaceSync" in CSSStyleSheet.prototype && "adoptedStyleSheets" in document;
  if (able) dress();
  function dress() {
    const corner = new CSSStyleSheet();
    // The class is doubled so that a page's own rules for links do not win.
    corner.replaceSync(`
    .lo-launcher.lo-launcher { all: initial; position: fixed; z-index: 2147483000; box-sizing: border-box;
      inset-block-end: max(1em, env(safe-area-inset-bottom)); inset-inline-end: 1em; max-inline-size: calc(100vw - 2em);
      display: flex; align-items: center; min-block-size: 3em; padding: .5em 1.25em; cursor: pointer;
      font: 700 max(16px, 1rem)/1.3 var(--lo-font, system-ui, sans-serif); color: var(--lo-on-accent, #fff);
      background: var(--lo-accent, #1d4f5c); border: 2px solid var(--lo-on-accent, #fff); border-radius: 2em;
      box-shadow: 0 2px 10px #0006 }
    .lo-launcher.lo-start.lo-start { inset-inline: 1em auto }
    .lo-launcher.lo-launcher:hover { text-decoration: underline; text-underline-offset: .2em }
    .lo-launcher.lo-launcher:focus-visible { outline: 3px solid var(--lo-accent, #1d4f5c); outline-offset: 2px }
    .lo-launcher.lo-launcher[aria-busy=true] { cursor: progress; opacity: .8 }
    .lo-launcher.lo-launcher[aria-expanded=true] { visibility: hidden }
    @media print { .lo-launcher.lo-launcher { display: none } }
    @media (max-height: 300px) { .lo-launcher.lo-launcher { min-block-size: 2.75em; padding-block: .2em;
      inset-block-end: .25em } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, corner];
  }

  /** What this tab keeps of an open chat; there is nothing to read until a person has opened one. */
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT));
    } catch {
      return null;
    }
  }

  function label(link) {
    const going = kept();
    const floats = link.classList.contains("lo-launcher");
    link.toggleAttribute("data-open-chat", !!going);
    if (floats) link.textContent = (going && going.label) || link.loLabel;
    else if (going && going.label) link.setAttribute("aria-description", going.label);
    else link.removeAttribute("aria-description");
  }

  /** The module, checked against the digest this loader was built with. */
  async function panel() {
    const url = `${base}/widget/panel.js?v=${PANEL_INTEGRITY.slice(7, 19).replace(/\W/g, "")}`;
    const link = document.createElement("link");
    if (link.relList.supports("modulepreload")) {
      link.rel = "modulepreload";
      link.integrity = PANEL_INTEGRITY;
      link.crossOrigin = "anonymous";
      link.href = url;
      await new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
      }).finally(() => link.remove());
    }
    return import(url);
  }

  async function open(link = own || document.querySelector(LINK)) {
    if (busy) return;
    busy = true;
    link && link.setAttribute("aria-busy", "true");
    try {
      chat ||= (await panel()).mount({
        base,
        language: options.language || document.documentElement.lang || "en",
        audience: options.audience || "",
        side: options.side || "end",
        changed: () => document.querySelectorAll(LINK).forEach(label),
      });
      await chat.open(link);
    } catch {
      location.assign(link ? link.href : `${base}/ask`);
    }
    busy = false;
    link && link.removeAttribute("aria-busy");
  }

  function upgrade(link) {
    link.loLabel = options.label || link.textContent;
    if (link.dataset.localOffer === "float") {
      link.classList.add("lo-launcher");
      if (options.side === "start") link.classList.add("lo-start");
    }
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    // Pages that swap their content by script (Liferay) would follow the link themselves.
    link.setAttribute("data-senna-off", "true");
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (link.getAttribute("aria-expanded") === "true") chat.close();
      else open(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
    label(link);
  }

  function refresh() {
    // Until all of the page is there, its own link may still come.
    if (document.readyState !== "loading" && !document.querySelector(LINK)) {
      if (!own) {
        own = document.createElement("a");
        const language = options.language || document.documentElement.lang || "en";
        own.href = `${base}/ask`;
        own.dataset.localOffer = "float";
        own.lang = [language, language.split("-")[0]].find((code) => LABELS[code]) || "en";
        own.textContent = LABELS[own.lang];
      }
      if (script.isConnected && document.body.contains(script)) script.after(own);
      else document.body.append(own);
    }
    if (able) document.querySelectorAll(`${LINK}:not([aria-haspopup])`).forEach(upgrade);
    if (chat) chat.keep();
  }

  /** The launcher never hides what has the focus on the page: it goes to the other corner. */
  function makeRoom({ target }) {
    const link = document.querySelector(".lo-launcher");
    if (!link || link === target || !target.getBoundingClientRect) return;
    const over = link.getBoundingClientRect();
    const { left, right, top, bottom } = target.getBoundingClientRect();
    if (left >= over.left && right <= over.right && bottom > over.top && top < over.bottom) link.classList.toggle("lo-start");
  }

  window.localOffer = { open: () => open(), close: () => chat && chat.close(), refresh };
  document.addEventListener("focusin", makeRoom);
  document.addEventListener("DOMContentLoaded", refresh);
  new MutationObserver(refresh).observe(document.documentElement, { childList: true, subtree: true });
  refresh();
})();

/** Tokens -> what is seen: text, bold, links, source buttons and explained terms. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { term } from "./abbreviations.js";
import { web } from "./addresses.js";
import { away } from "./away.js";
import { card } from "./card.js";

// What stays on the line of a button: the end of the word before a marker, marks that touch a term.
const LAST = /(\S{1,8})\s*$/;
const SPACE = /\s+()$/;
const OPENING = /([^\s\p{L}\p{N}]{1,3})$/u;
const CLOSING = /^([^\s\p{L}\p{N}]{1,3})/u;

/**
 * @param {import("./markdown.js").Token[]} list
 * @param {string} at where they stand, a name
 * @param {import("./view.js").View} view
 * @returns {unknown[]}
 */
export function tokens(list, at, view) {
  const texts = list.map((token) => (token.kind === "text" ? token.text : ""));
  const take = (/** @type {number} */ i, /** @type {RegExp} */ pattern) => {
    const found = pattern.exec(texts[i] ?? "");
    if (found) texts[i] = texts[i].replace(pattern, "");
    return found?.[1] ?? "";
  };
  const tied = list.map(({ kind }, i) => {
    if (kind === "source") return [take(i - 1, LAST) || take(i - 1, SPACE), ""];
    return kind === "term" ? [take(i - 1, OPENING), take(i + 1, CLOSING)] : [];
  });
  return list.map((token, i) => one(token, texts[i], tied[i], `${at}-${i}`, view));
}

/**
 * @param {import("./markdown.js").Token} token
 * @param {string} text of a text, what is not tied to a button
 * @param {string[]} tied what is tied to it, before and after
 * @param {string} at
 * @param {import("./view.js").View} view
 */
function one(token, text, tied, at, view) {
  switch (token.kind) {
    case "strong":
      return html`<strong>${tokens(token.tokens, at, view)}</strong>`;
    case "term":
      return term(token, tied, at, view);
    case "link":
      return link(token, view);
    case "source":
      return marker(token.n, tied[0], at, view);
    default:
      return text;
  }
}

/** @param {{text: string, url: string, written: string}} token @param {import("./view.js").View} view */
function link(token, view) {
  const href = web(token.url, view.base);
  if (!href) return token.written;
  // The title of one of our documents.
  const titled = token.url.startsWith("/");
  return html`<a href=${href} rel="noopener" target="_blank"
    ><bdi lang=${titled ? WRITTEN_IN : nothing} dir=${titled ? "ltr" : nothing}>${token.text}</bdi>${away(view)}</a>`;
}

/**
 * The button of a source, its card below the line when it is open; its number alone while no source has it.
 * @param {number} n
 * @param {string} before the end of the words before it
 * @param {string} at
 * @param {import("./view.js").View} view
 */
function marker(n, before, at, view) {
  const citation = view.citations.get(n);
  if (!citation) return `${before} [${n}]`;
  const open = view.open === at;
  return html`<span class="tied">${before}<button type="button" class="source" id=${at} lang=${view.language || nothing} aria-label=${view.t("source_n", { n })}
    aria-expanded=${open} aria-controls=${open ? `${at}-card` : nothing} @click=${() => view.toggle(at, n)}
    ><span>${n}</span></button></span>${open ? card(citation, at, view) : nothing}`;
}

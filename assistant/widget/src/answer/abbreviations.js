/** The short forms of the glossary in a text, each found where it is first used. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";

/** @typedef {{term: string, short: string[], long?: string, meaning: string}} Term */

/** @type {WeakMap<Term[], {pattern: RegExp | null, terms: Map<string, Term[]>}>} */
const known = new WeakMap();

/** @param {Term[]} glossary */
function read(glossary) {
  /** @type {Map<string, Term[]>} */
  const terms = new Map();
  for (const term of glossary) {
    for (const short of term.short ?? []) terms.set(short, [...(terms.get(short) ?? []), term]);
  }
  const shorts = [...terms.keys()].sort((a, b) => b.length - a.length);
  const written = shorts.map((short) => short.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
  // What stands before is taken with it: older Safari cannot look behind.
  return { terms, pattern: written ? new RegExp(`(^|[^\\p{L}\\p{N}])(${written})(?![\\p{L}\\p{N}])`, "gu") : null };
}

/**
 * Tokens with the terms not yet seen made tokens of their own.
 * @param {import("./markdown.js").Token[]} tokens
 * @param {Term[]} glossary
 * @param {Set<Term>} seen what was found before; grows
 * @returns {import("./markdown.js").Token[]}
 */
export function explain(tokens, glossary, seen) {
  if (!known.has(glossary)) known.set(glossary, read(glossary));
  const { pattern, terms } = /** @type {ReturnType<typeof read>} */ (known.get(glossary));
  if (!pattern) return tokens;
  return tokens.flatMap((token) => {
    if (token.kind === "strong") return [{ ...token, tokens: explain(token.tokens, glossary, seen) }];
    if (token.kind !== "text") return [token];
    /** @type {import("./markdown.js").Token[]} */
    const parts = [];
    let at = 0;
    for (const found of token.text.matchAll(pattern)) {
      const entries = terms.get(found[2]) ?? [];
      if (entries.some((entry) => seen.has(entry))) continue;
      entries.forEach((entry) => seen.add(entry));
      const start = found.index + found[1].length;
      parts.push({ kind: "text", text: token.text.slice(at, start) }, { kind: "term", text: found[2], entries });
      at = start + found[2].length;
    }
    parts.push({ kind: "text", text: token.text.slice(at) });
    return parts.filter((part) => part.kind !== "text" || part.text);
  });
}

/**
 * A term that opens its plain meaning below its line.
 * @param {{text: string, entries: Term[]}} token
 * @param {string[]} tied the marks that touch it, before and after
 * @param {string} at where it stands, its name in this answer
 * @param {import("./view.js").View} view
 */
export function term(token, [before, after], at, view) {
  const open = view.open === at;
  return html`<span class="tied">${before}<button type="button" class="term" id=${at} aria-expanded=${open}
    aria-controls=${open ? `${at}-meaning` : nothing} @click=${() => view.toggle(at)}>${token.text}</button>${after}</span>${
      open
        ? html`<span class="meaning" id=${`${at}-meaning`} role="note" lang=${WRITTEN_IN} dir="auto">${token.entries.map(
            ({ long, meaning }) =>
              html`<span><b>${token.text}</b>${long ? html` – ${long}` : nothing}<br />${meaning}</span>`,
          )}</span>`
        : nothing
    }`;
}

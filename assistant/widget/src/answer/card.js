/** A source as a card: the quoted words, where they stand, and how far they can be relied on. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { places } from "./addresses.js";
import { away } from "./away.js";
import { inWords } from "./dates.js";

const STANDINGS = ["current", "dated", "superseded", "archived"];

/**
 * @param {import("./view.js").Citation} citation
 * @param {string} at the name of its button
 * @param {import("./view.js").View} view
 */
export function card(citation, at, view) {
  const { t } = view;
  const n = citation.number;
  const { stored, open } = places(citation, view.base);
  const lang = citation.language || WRITTEN_IN;
  return html`<section class="card" id=${`${at}-card`} tabindex="-1" aria-label=${t("source_n", { n })}
    lang=${view.language || nothing} dir=${view.dir || nothing}>
    <header>
      <span class="number">${t("source_n", { n })}</span>
      <button type="button" class="close" aria-label=${t("source_close", { n })} @click=${() => view.toggle(at, n)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
      </button>
    </header>
    <blockquote dir="auto" lang=${lang}>${citation.quote}</blockquote>
    <p class="title" dir="auto" lang=${lang}>${citation.title}</p>
    ${trail(citation, view)}
    <p><span class=${`standing ${citation.standing}`}>${standing(citation, view)}</span></p>
    <dl>
      ${facts(citation, view).map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}
    </dl>
    <p class="links">
      ${stored ? html`<a href=${stored} rel="noopener" target="_blank">${t("read_stored")}${away(view)}</a>` : nothing}
      ${open ? html`<a href=${open} rel="noopener" target="_blank">${t("open_public")}${away(view)}</a>` : nothing}
    </p>
  </section>`;
}

/** Where in the document the words stand. @param {import("./view.js").Citation} citation @param {import("./view.js").View} view */
function trail(citation, view) {
  const headings = citation.headings?.join(" › ");
  const page = citation.page ? view.t("page_n", { n: citation.page }) : "";
  if (!headings && !page) return nothing;
  return html`<p class="quiet">
    ${headings ? html`<bdi lang=${citation.language || WRITTEN_IN}>${headings}</bdi>` : nothing}${headings && page ? " › " : nothing}${page}
  </p>`;
}

/** @param {import("./view.js").Citation} citation @param {import("./view.js").View} view */
export function standing(citation, view) {
  return view.t(`standing_${STANDINGS.includes(citation.standing) ? citation.standing : "dated"}`);
}

/**
 * What is known of a source, each with its name.
 * @param {import("./view.js").Citation} citation
 * @param {import("./view.js").View} view
 * @returns {[string, string][]}
 */
export function facts(citation, view) {
  const { t, language } = view;
  const note = citation.kind === "note";
  const published = citation.published === "undated" ? "" : inWords(citation.published, language);
  /** @type {[string, string][]} */
  const all = [
    [t("kind"), t(note ? "kind_note" : "kind_official")],
    [t(note ? "rests_on" : "publisher"), citation.publisher],
    [t(note ? "page_dated" : "published"), published || t("undated")],
    [t("checked"), inWords(citation.checked, language)],
  ];
  return all.filter(([, value]) => value);
}

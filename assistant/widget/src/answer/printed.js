/** The sources as they are printed: on paper no card can be opened, and nobody types a text directive. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { places } from "./addresses.js";
import { facts, standing } from "./card.js";

/** @param {import("./view.js").View} view */
export function printed(view) {
  if (!view.citations.size) return nothing;
  return html`<section class="printed">
    <h4>${view.t("sources")}</h4>
    ${[...view.citations.values()].map((citation) => {
      const { stored, open } = places(citation, view.base);
      return html`<div class="one">
        <p>[${citation.number}] <b lang=${citation.language || WRITTEN_IN} dir="auto">${[citation.title, ...(citation.headings ?? [])].join(" › ")}</b></p>
        <blockquote lang=${citation.language || WRITTEN_IN} dir="auto">${citation.quote}</blockquote>
        <p>${[...facts(citation, view).map(([name, value]) => `${name}: ${value}`), standing(citation, view)].join(" · ")}</p>
        ${[open, stored].map((href) => (href ? html`<p dir="ltr">${href.split("#:~:")[0]}</p>` : nothing))}
      </div>`;
    })}
  </section>`;
}

/** The steps that have a day, in order, with a file for the person's calendar. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { web } from "./addresses.js";
import { inWords, today } from "./dates.js";
import { tokens } from "./words.js";

/**
 * @param {{tokens: import("./markdown.js").Token[], date: string, citation: number}[]} steps
 * @param {string} calendar an address, or ""
 * @param {import("./view.js").View} view
 */
export function timeline(steps, calendar, view) {
  if (!steps.length) return nothing;
  const now = today();
  const href = ahead(web(calendar, view.base), now);
  const days = steps.filter((step) => step.date >= now).length;
  return html`<section class="timeline">
    <h4>${view.t("timeline")}</h4>
    <ol role="list">
      ${steps.map((step, i) => {
        const cited = { kind: /** @type {const} */ ("source"), n: step.citation };
        return html`<li>
          <p class="day">
            ${step.date
              ? html`<time datetime=${step.date}>${inWords(step.date, view.language, true)}</time>`
              : view.t("no_day")}
            ${step.date && step.date < now ? html`<span class="quiet" lang=${WRITTEN_IN}>(this day has passed)</span>` : nothing}
          </p>
          <div class="words" lang=${WRITTEN_IN} dir="auto">${tokens([...step.tokens, cited], `step${i}`, view)}</div>
        </li>`;
      })}
    </ol>
    ${href && days ? html`<p><a class="button" href=${href}>${view.t(days === 1 ? "calendar_one" : "calendar_many")}</a></p>` : nothing}
  </section>`;
}

/**
 * The address of the calendar file without the days that are over: a kept conversation may be read much later.
 * @param {string} href `…?step=<name>:<ISO date>&step=…`, or ""
 * @param {string} now in ISO form
 */
function ahead(href, now) {
  const [path, query] = href.split("?");
  const steps = query?.split("&").filter((step) => !/:\d{4}-\d\d-\d\d$/.test(step) || step.slice(-10) >= now);
  return steps ? `${path}?${steps.join("&")}` : href;
}

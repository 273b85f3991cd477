/** Who can help, each to be reached with one tap. */

import { html, nothing } from "lit";
import { WRITTEN_IN } from "../language.js";
import { mail, number, web } from "./addresses.js";
import { away } from "./away.js";
import { inWords } from "./dates.js";

/**
 * @typedef {{name: string, for: string, phone: string, email: string, url: string, checked: string}} Contact
 * @param {Contact[]} contacts
 * @param {import("./view.js").View} view
 * @param {boolean} [urgent] whether they are for somebody who may be in danger
 */
export function contacts(contacts, view, urgent = false) {
  if (!contacts.length) return nothing;
  // A day that is the same for all is said once: on a phone each line counts.
  const days = new Set(contacts.map((one) => one.checked));
  const same = days.size === 1;
  return html`<section class=${urgent ? "contacts urgent" : "contacts"}>
    <h4>${view.t(urgent ? "contacts_urgent" : "contacts")}</h4>
    <ul role="list">
      ${contacts.map((one) => html`<li>${contact(one, view)}${same ? nothing : checked(one.checked, view)}</li>`)}
    </ul>
    ${same ? checked(contacts[0].checked, view) : nothing}
  </section>`;
}

/** @param {string} day @param {import("./view.js").View} view */
function checked(day, { t, language }) {
  return day ? html`<p class="quiet">${t("checked_on", { date: inWords(day, language) })}</p>` : nothing;
}

/** @param {Contact} one @param {import("./view.js").View} view */
function contact(one, view) {
  const { t } = view;
  const phone = number(one.phone);
  const email = mail(one.email);
  const site = web(one.url, view.base);
  return html`<p class="name" lang=${WRITTEN_IN} dir="auto">${one.name}</p>
    <p class="for" lang=${WRITTEN_IN} dir="auto">${one.for}</p>
    <p class="ways">
      ${phone.href ? html`<a class="phone" href=${phone.href}>${t(phone.way)} <bdi dir="ltr">${one.phone}</bdi></a>` : nothing}
      ${email ? html`<a href=${email}>${t("email")} <bdi dir="ltr">${one.email}</bdi></a>` : nothing}
      ${site
        ? html`<a href=${site} rel="noopener" target="_blank"
            >${t("website")}<span class="hidden" lang=${WRITTEN_IN}> ${one.name}</span>${away(view)}</a>`
        : nothing}
    </p>`;
}

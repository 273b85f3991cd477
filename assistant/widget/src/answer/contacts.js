/** Who can help, each to be reached with one tap. */

import { html, nothing } from "lit";
import { mail, number, web } from "./addresses.js";
import { inWords } from "./dates.js";
import { away } from "./words.js";

/**
 * @typedef {{name: string, for: string, phone: string, email: string, url: string, checked: string}} Contact
 * @param {Contact[]} contacts
 * @param {import("./view.js").View} view
 */
export function contacts(contacts, view) {
  if (!contacts.length) return nothing;
  return html`<section class=${view.urgent ? "contacts urgent" : "contacts"}>
    <h4>${view.t(view.urgent ? "contacts_urgent" : "contacts")}</h4>
    <ul role="list">
      ${contacts.map((one) => html`<li>${contact(one, view)}</li>`)}
    </ul>
  </section>`;
}

/** @param {Contact} one @param {import("./view.js").View} view */
function contact(one, view) {
  const { t } = view;
  const phone = number(one.phone);
  const email = mail(one.email);
  const site = web(one.url, view.base);
  return html`<p class="name" dir="auto">${one.name}</p>
    <p class="for" dir="auto">${one.for}</p>
    <p class="ways">
      ${phone.href ? html`<a class="phone" href=${phone.href}>${t(phone.way)} <bdi dir="ltr">${one.phone}</bdi></a>` : nothing}
      ${email ? html`<a href=${email}>${t("email")} <bdi dir="ltr">${one.email}</bdi></a>` : nothing}
      ${site
        ? html`<a href=${site} rel="noopener" target="_blank"
            >${t("website")}<span class="hidden"> ${one.name}</span>${away(view)}</a>`
        : nothing}
      ${one.checked ? html`<span class="quiet">${t("checked_on", { date: inWords(one.checked, view.language) })}</span>` : nothing}
    </p>`;
}

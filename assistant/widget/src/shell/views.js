/** What the chat shows, part by part. Each takes the chat, and gives it what the person did. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { WRITTEN_IN } from "../language.js";
import { button } from "./button.js";
import { save } from "./copy.js";
import { kinds } from "./messages.js";
import { options } from "./options.js";
import { print } from "./print.js";
import { people, turns } from "./turn.js";
import { address, day } from "./words.js";

const CLOSE = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19" /></svg>`;
const OPTIONS = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 8h8M18 8h2M4 16h2M12 16h8" /><circle cx="15" cy="8" r="2.5" /><circle cx="9" cy="16" r="2.5" />
</svg>`;

export function header(chat) {
  const { t, config, page } = chat;
  return html`<header>
    ${page
      ? html`<h2 class="hidden" id="title">${t("conversation")}</h2><p class="greeting" lang=${WRITTEN_IN} dir="auto">${config.greeting}</p>`
      : html`<h2 id="title" tabindex="-1" lang=${WRITTEN_IN}>${config.service}</h2>`}
    ${button(html`${OPTIONS}<span>${t("options")}</span>`, () => chat.choose(), "bare options-button", { expanded: chat.choosing })}
    ${page
      ? nothing
      : html`<button type="button" class="button bare close" aria-label=${t("close")} @click=${() => chat.close()}>${CLOSE}</button>`}
  </header>`;
}

function intro(chat) {
  const { t, config, page } = chat;
  const privacy = address(config.privacy, chat.base);
  return html`<div class="intro">
    ${page || !config.greeting ? nothing : html`<p class="greeting" lang=${WRITTEN_IN} dir="auto">${config.greeting}</p>`}
    ${config.greeting ? nothing : html`<p lang=${WRITTEN_IN} dir="auto">${config.about}</p>`}
    <p class="quiet">${t("general")} <span class="when-low">${t("hint")}</span></p>
    ${privacy ? html`<p><a href=${privacy} target="_blank" rel="noopener">${t("privacy")}</a></p>` : nothing}
    ${!privacy && config.privacy
      ? html`<details><summary>${t("privacy")}</summary><p lang=${WRITTEN_IN} dir="auto">${config.privacy}</p></details>`
      : nothing}
  </div>`;
}

function starters(chat) {
  if (chat.talk.turns.length || !chat.config.starters?.length) return nothing;
  return html`<section class="starters">
    <h3>${chat.t("starters")}</h3>
    <ul role="list">
      ${chat.config.starters.map((question) => html`<li>${button(html`<bdi lang=${WRITTEN_IN}>${question}</bdi>`, () => chat.asking.send(question))}</li>`)}
    </ul>
  </section>`;
}

/** Shown in place of an answer while a question with words of danger waits to be sent. */
function crisis(chat) {
  if (chat.asking.waiting?.kind !== "crisis") return nothing;
  const { t } = chat;
  return html`<section class="turn crisis" tabindex="-1" aria-label=${t("crisis_title")}>
    ${people(chat)}
  </section>`;
}

function actions(chat) {
  const { t, talk } = chat;
  if (!talk.turns.length) return nothing;
  return html`<div class="row actions">
    ${button(t("print"), () => print(chat), "bare")}
    ${button(t("save"), () => save(chat), "bare")}
    ${button(t("delete"), () => chat.clear(), "bare")}
  </div>`;
}

function paper(chat) {
  const { t, config } = chat;
  return html`<div class="paper">
    <h2>${t("copy_title", { service: config.service })}</h2>
    <p>${t("copy_date", { date: day(new Date(), config.language) })}. ${t("general")}</p>
  </div>`;
}

/** A gentle question before details are sent: it never stops anyone. */
function careful(chat) {
  const { t, config } = chat;
  const { waiting } = chat.asking;
  if (waiting?.kind !== "personal") return nothing;
  return html`<section class="box careful" tabindex="-1" aria-labelledby="careful">
    <h3 id="careful">${t("careful_title")}</h3>
    <p>${t("careful_text", { kinds: kinds(waiting.kinds, t, config.language) })}</p>
    <div class="row">
      ${button(t("change_it"), () => chat.asking.changeIt(), "main")}
      ${button(t("send_anyway"), () => chat.asking.sendAnyway())}
    </div>
  </section>`;
}

/** All that is read: the conversation, or the options in its place. */
export function body(chat) {
  const { t, page, choosing, told, asking, talk } = chat;
  return html`<div class="body" role=${page ? nothing : "region"} aria-label=${page ? nothing : t("conversation")}
    tabindex=${page ? -1 : 0}>
    ${choosing ? options(chat) : nothing}
    <div class="log" ?hidden=${choosing} @lo-ask=${(event) => asking.send(event.detail.question)}
      @lo-rewrite=${(event) => asking.reword(event.detail)} @lo-feedback=${(event) => talk.judge(event.detail)}>
      ${paper(chat)}${intro(chat)}${turns(chat)}${crisis(chat)}${starters(chat)}${actions(chat)}
    </div>
    ${told ? html`<p class="told quiet">${told}</p>` : nothing}
  </div>`;
}

export function composer(chat) {
  const { t, talk } = chat;
  if (chat.asking.waiting?.kind === "crisis") {
    return html`<footer>
      <p class="row choices">
        ${button(t("crisis_send"), () => chat.asking.sendAnyway())}
        ${button(t("crisis_change"), () => chat.asking.changeIt())}
      </p>
    </footer>`;
  }
  // A low screen has no room for the label, so what the field is for is said in the field.
  const inField = chat.hasAttribute("low") ? t("your_question") : nothing;
  return html`<footer>
    ${careful(chat)}
    <label for="question">${t("your_question")}</label>
    <div class="row">
      <textarea id="question" rows="1" placeholder=${inField} enterkeyhint="send" dir="auto" aria-describedby="hint" autocomplete="off"
        .value=${live(talk.draft)} @input=${(event) => chat.asking.typed(event.target.value)} @keydown=${(event) => chat.asking.pressed(event)}></textarea>
      <button type="button" class="button main send" @click=${(event) => chat.asking.pushed(event)}>${t(talk.busy ? "stop" : "send")}</button>
    </div>
    <p class="small" id="hint">${t("hint")}</p>
  </footer>`;
}

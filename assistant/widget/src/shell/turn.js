/** A question and its answer, or why there is none; and what can be done about that. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "./button.js";
import { help, original, shown } from "./messages.js";

export function turns(chat) {
  return repeat(chat.talk.turns, ({ key }) => key, (turn) => one(chat, turn));
}

function one(chat, turn) {
  const { t } = chat;
  const message = shown(turn, chat.config);
  return html`<section class="turn" data-key=${turn.key}>
    <h3 class="asked"><span class="hidden">${t("you_asked")} </span><bdi dir="auto">${turn.question}</bdi></h3>
    ${turn.help && message?.status !== "crisis" ? people(chat) : nothing}
    ${message ? answer(chat, message) : nothing}
    ${looking(chat, turn) ? html`<p class="status">${t("looking")}</p>` : nothing}
    ${message ? otherWords(chat, turn, message) : nothing}
    ${trouble(chat, turn)}
  </section>`;
}

const looking = ({ talk }, turn) =>
  talk.fetching(turn) || (turn.state === "asking" && (turn.versions.length || !turn.partial?.answer));

const answer = (chat, message) => html`<lo-answer .message=${message} .context=${chat.context}></lo-answer>`;

/** A way back to the first of several answers, and between a prepared message and its English. */
function otherWords(chat, turn, message) {
  const { t, talk } = chat;
  const last = turn.versions.length - 1;
  const found = original(turn, chat.config);
  return html`${last > 0 && turn.state !== "asking"
    ? html`<p class="row">${button(
        t(turn.shown ? "first_answer" : "newer_answer"),
        () => talk.show(turn, turn.shown ? 0 : last),
      )}</p>`
    : nothing}
  ${found
    ? html`<p class="row">${button(
        turn.english ? t("in_language", { language: named(chat, found.language) }) : t("in_english"),
        () => talk.showEnglish(turn),
      )}</p>`
    : nothing}`;
}

/** Why there is no answer, and what can be done. Nothing is done until the person says so. */
function trouble(chat, turn) {
  const { t, talk } = chat;
  if (["", "done", "asking"].includes(turn.state) || talk.fetching(turn)) return nothing;
  const { state, why } = turn;
  const dropped = state === "dropped";
  const said = { failed: why, stopped: why, offline: navigator.onLine ? "online" : "offline" }[state] ?? state;
  const again = { dropped: "get_answer", stopped_part: "ask_again" }[said] ?? "send_again";
  const mayChange = !dropped && !turn.versions.length;
  return html`<div class="box">
    <p>${turn.error || t(said)}</p>
    <div class="row">
      ${button(t(again), () => chat.asking.retry(turn), "main")}
      ${mayChange ? button(t("change_question"), () => chat.asking.takeBack(turn)) : nothing}
    </div>
  </div>`;
}

const named = ({ config }, code) => config.languages?.find((one) => one.code === code)?.name ?? code;

/** Human help in the words of the interface, with its English one tap away. */
export function people(chat) {
  const { t, config } = chat;
  const other = config.originals?.crisis && !config.language.startsWith("en");
  const english = other && chat.helpEnglish;
  return html`${answer(chat, help(config, english))}
  ${other
    ? html`<p class="row">${button(
        english ? t("in_language", { language: named(chat, config.language) }) : t("in_english"),
        () => (chat.helpEnglish = !english),
      )}</p>`
    : nothing}`;
}

/**
 * The chat on the service's own page, in place of the form that works without scripts. The form stays when
 * the chat cannot start, and what was already typed and chosen in it goes along.
 */
import "./panel.js";

const form = document.querySelector("main [data-lo-ask]");

async function begin() {
  const chat = document.createElement("lo-chat");
  const base = new URL("..", import.meta.url).href.replace(/\/$/, "");
  const field = form.querySelector("textarea");
  const audience = form.querySelector("select")?.value ?? "";
  Object.assign(chat, { base, mode: "page", audience });
  await chat.load(form.dataset.language || document.documentElement.lang || "en");
  if (field?.value.trim()) chat.talk.draft = field.value;
  const typing = form.contains(document.activeElement);
  // The question's field stays at the end of the screen: what gets the focus must not be under it.
  const room = new CSSStyleSheet();
  room.replaceSync("@media (min-height: 481px) { html { scroll-padding-block-end: 12rem } }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  form.replaceWith(chat);
  await chat.start(typing);
}

if (form) begin().catch(() => {});

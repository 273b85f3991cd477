/** The conversation as a page to keep: questions, answers, sources with full links, the day, and a warning. */
import { cited } from "../answer/copy.js";
import { read } from "../answer/view.js";
import { shown } from "./messages.js";
import { day } from "./words.js";

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const linked = (text) =>
  escape(text).replace(/https?:\/\/[^\s<>()]+[^\s<>().,;]/g, (url) => `<a href="${url}">${url}</a>`);

const paragraphs = (text) =>
  text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => `<p>${linked(part).replace(/\n/g, "<br>\n")}</p>`).join("\n");

const people = (contacts) =>
  contacts.map(({ name, phone, email, url }) => [name, phone, email, url].filter(Boolean).join("\n")).join("\n\n");

/** Gives the conversation to the person as a file. @param {import("./chat.js").LoChat} chat */
export function save(chat) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([whole(chat)], { type: "text/html;charset=utf-8" }));
  link.download = `${chat.t("copy_file")}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {import("./chat.js").LoChat} chat @returns {string} an HTML document that needs nothing else */
function whole(chat) {
  const { t, config, talk, context } = chat;
  // The day stands once, at the top.
  const once = (key, vars) => (key === "copied_on" ? "" : context.t(key, vars));
  const turns = talk.turns.map((turn) => {
    const message = shown(turn, config);
    const said = [`<h2>${escape(turn.question)}</h2>`];
    if (turn.state === "stopped") said.push(`<p><strong>${escape(t(turn.why))}</strong></p>`);
    if (!message) return said.join("\n");
    const view = { ...context, t: once, citations: new Map(message.citations.map((one) => [one.number, one])) };
    // Help lines may stand among the other contacts too.
    const all = new Map([...(message.safety ?? []), ...message.contacts].map((one) => [one.name, one]));
    const contacts = people([...all.values()]);
    said.push(`<div lang="${escape(message.language)}" dir="${escape(message.direction)}">`);
    said.push(paragraphs(cited(read(message, []), view)), "</div>");
    if (contacts) said.push(`<h3>${escape(t("copy_contacts"))}</h3>`, paragraphs(contacts));
    return said.join("\n");
  });
  const title = escape(t("copy_title", { service: config.service }));
  return `<!doctype html>
<html lang="${escape(config.language)}" dir="${escape(config.dir)}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h2{margin-top:2.5rem;border-top:1px solid;padding-top:1rem}</style>
<h1>${title}</h1>
<p>${escape(t("copy_date", { date: day(new Date(), config.language) }))}. <strong>${escape(t("general"))}</strong></p>
${turns.join("\n")}
</html>
`;
}

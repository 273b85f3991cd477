/** What is shown and said of a turn, from what the service sent. */
import { blank } from "./fold.js";
import { list, plain } from "./words.js";

const base = (language) => language.split("-")[0];

/** A prepared message in another language, with its English: {english, language}; null when there is none. */
export function original(turn, { originals }) {
  const message = turn.versions[turn.shown];
  const english = { crisis: originals?.crisis, unsupported_language: originals?.unsupported }[message?.status];
  return english && base(message.language) !== "en" ? { english, language: message.language } : null;
}

/** The English of a prepared message, above the pages that stand below the message itself. */
function inEnglish(english, message, { originals }) {
  const [, heading, ...pages] = message.answer.split("\n\n");
  const named = originals.nearest ? `${originals.nearest}:` : heading;
  const answer = [english, ...(pages.length ? [named, ...pages] : [])].join("\n\n");
  return { ...message, answer, sentences: [], language: "en", direction: "ltr" };
}

/** The message to show: the growing one, the chosen version, or its English original. Null while there is none. */
export function shown(turn, config) {
  const message = turn.versions[turn.shown] ?? turn.partial;
  if (!message || (!message.answer && !message.safety?.length)) return null;
  const found = turn.english && original(turn, config);
  return found ? inEnglish(found.english, message, config) : message;
}

/** Human help, as an answer would give it. */
export function help({ crisis, originals, language, dir }, english) {
  const words = english
    ? { answer: originals.crisis, language: "en", direction: "ltr" }
    : { answer: crisis?.text ?? "", language, direction: dir };
  return { ...blank(), ...words, status: "crisis", contacts: crisis?.contacts ?? [], streaming: false };
}

/** The kinds of detail a question seems to hold, as a list in words. */
export function kinds(found, t, language) {
  const words = found.map((kind) => {
    const key = `careful_${kind.replace(/-/g, "_")}`;
    return t(key) === key ? t("careful_other") : t(key);
  });
  return list([...new Set(words)], language);
}

/** A whole answer as it is heard, once: {text, language}. In danger the people to call are part of it. */
export function spoken(turn, t, language) {
  const message = turn.versions[turn.shown];
  const people = message.status === "crisis" ? [...(message.safety ?? []), ...message.contacts] : [];
  const named = people.map(({ name, phone }) => [name, phone].filter(Boolean).join(" "));
  const text = [plain(message.answer), ...message.notices.map((notice) => notice.text), ...new Set(named)].join("\n");
  const same = base(message.language) === base(language);
  return { text: same ? t("announce_answer", { answer: text }) : text, language: message.language };
}

/** Words from the string files, and answers as plain text. */

/** @returns {(key: string, vars?: object) => string} the words for a key; an unknown key is itself, to be seen */
export function translator(strings = {}) {
  return (key, vars = {}) => (strings[key] ?? key).replace(/\{(\w+)\}/g, (slot, name) => vars[name] ?? slot);
}

/** The parts of a list with its language's commas and "and". */
export function list(parts, language) {
  try {
    return new Intl.ListFormat(language, { type: "conjunction" }).format(parts);
  } catch {
    return parts.join(", ");
  }
}

export function day(date, language) {
  return new Intl.DateTimeFormat(/^en/.test(language) ? "en-GB" : language, { dateStyle: "full" }).format(date);
}

/** @param {string} answer Markdown */
export function plain(answer) {
  return answer
    .replace(/ ?\[\d+\]/g, "")
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, "$1")
    .replace(/\*\*/g, "")
    .replace(/^[-*] (?=\(?\d)/gm, "")
    .replace(/^[-*] /gm, "• ")
    .replace(/\\([^\w\s])/g, "$1")
    .trim();
}

/** A web address that may be linked to, below `base` when it is relative; "" for any other. */
export function address(url, base) {
  if (!url) return "";
  if (url.startsWith("/") && !url.startsWith("//")) return base + url;
  return /^https?:\/\//i.test(url) ? url : "";
}

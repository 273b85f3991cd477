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

/** @param {string} answer Markdown @param {boolean} sources whether the [n] markers stay */
export function plain(answer, sources = false) {
  return (sources ? answer : answer.replace(/ ?\[\d+\]/g, ""))
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, "$1")
    .replace(/\*\*/g, "")
    .replace(/^[-*] /gm, "• ")
    .replace(/\\([^\w\s])/g, "$1")
    .trim();
}

/** How a number is reached: five digits that start with 6, 7 or 8 are for texts in the United Kingdom. */
export function number(phone) {
  const digits = phone.replace(/[^\d+]/g, "");
  return /^[678]\d{4}$/.test(digits) ? { way: "text", href: `sms:${digits}` } : { way: "call", href: `tel:${digits}` };
}

/** A web address that may be linked to, below `base` when it is relative; "" for any other. */
export function address(url, base) {
  if (!url) return "";
  if (url.startsWith("/") && !url.startsWith("//")) return base + url;
  return /^https?:\/\//i.test(url) ? url : "";
}

/** Dates as people say them, in the language of the interface. */

// "2024-25" is a school year, and no month.
const ISO = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/;

/**
 * "2024-09-26" is 26 September 2024 and "2024-09" September 2024; other words are left alone.
 * @param {string | null | undefined} date
 * @param {string} language
 * @param {boolean} [weekday]
 */
export function inWords(date, language, weekday = false) {
  const found = ISO.exec(date ?? "");
  if (!found) return date ?? "";
  const [, year, month, day] = found;
  const on = new Date(Date.UTC(+year, (+month || 1) - 1, +day || 1));
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { year: "numeric", timeZone: "UTC", calendar: "gregory" };
  if (month) parts.month = "long";
  if (day) parts.day = "numeric";
  if (day && weekday) parts.weekday = "long";
  try {
    if (language && language !== "en") return new Intl.DateTimeFormat(language, parts).format(on);
    // As it is written in the United Kingdom; some browsers put a comma after the day of the week.
    return new Intl.DateTimeFormat("en-GB", parts).format(on).replace(",", "");
  } catch {
    return date ?? "";
  }
}

/** Today, as the person's clock has it, in ISO form. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

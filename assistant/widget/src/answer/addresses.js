/** Addresses fit to be followed: everything else is no address. */

// Five digits that start with 6, 7 or 8 are for texts in the United Kingdom: a call to them fails.
const TEXTED = /^[678]\d{4}$/;

/**
 * A web address, or "" when it is not http(s). A path stands below `base`.
 * @param {string | undefined} url
 * @param {string} base "https://host", no slash at the end
 */
export function web(url, base) {
  const path = /^\/(?![/\\])/.test(url ?? "");
  if (!path && !/^https?:\/\//i.test(url ?? "")) return "";
  try {
    const found = new URL(path ? (base || location.origin) + url : /** @type {string} */ (url));
    return /^https?:$/.test(found.protocol) && !found.username ? found.href : "";
  } catch {
    return "";
  }
}

/** @param {string | undefined} email */
export function mail(email) {
  return /^[^\s@<>?&:/\\]+@[^\s@<>?&:/\\]+$/.test(email ?? "") ? `mailto:${email}` : "";
}

/**
 * How a number is reached ("call" or "text") and the address that does it when tapped.
 * @param {string | undefined} phone
 */
export function number(phone) {
  const digits = (phone ?? "").replace(/[^\d+]/g, "");
  const way = TEXTED.test(digits) ? "text" : "call";
  return { way, href: digits && `${way === "text" ? "sms" : "tel"}:${digits}` };
}

/**
 * Where the words of a citation stand: in our stored copy, and on the public page.
 * @param {{link: string, url: string, source_id: string}} citation
 * @param {string} base
 */
export function places(citation, base) {
  const link = citation.link ?? "";
  const ours = link.startsWith("/");
  const copy = `/sources/${(citation.source_id ?? "").split("/").map(encodeURIComponent).join("/")}`;
  const words = link.indexOf("#:~:");
  return {
    stored: web(ours ? link : copy + (words < 0 ? "" : link.slice(words)), base),
    open: web(ours ? citation.url : link, base),
  };
}

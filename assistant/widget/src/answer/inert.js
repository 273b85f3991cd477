/**
 * Text that cannot change how the text around it is read: characters that force a direction
 * (Unicode UAX 9: LRE, RLE, PDF, LRO, RLO and the isolates) and control characters are taken out.
 */

// eslint-disable-next-line no-control-regex
const FORCING = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A copy of a value with every string in it made inert.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function inert(value) {
  if (typeof value === "string") return /** @type {T} */ (value.replace(FORCING, ""));
  if (Array.isArray(value)) return /** @type {T} */ (value.map(inert));
  if (value && typeof value === "object") {
    return /** @type {T} */ (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inert(one)])));
  }
  return value;
}

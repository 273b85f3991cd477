/** Words in a stored text: where they stand, and how a line is cut to mark them. */

const sign = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Where a quote stands, whatever white space or table bars are between its words.
 * @param {string} text
 * @param {string} quote
 * @param {number} near of several places the one nearest to this is meant
 * @returns {[number, number] | null}
 */
export function find(text, quote, near = 0) {
  const words = (quote ?? "").split(/[\s|]+/).filter(Boolean);
  if (!words.length) return null;
  const places = [...text.matchAll(new RegExp(words.map(sign).join("[\\s|]+"), "g"))].map((found) => [
    found.index,
    found.index + found[0].length,
  ]);
  const away = ([start]) => Math.abs(start - near);
  return places.reduce((best, one) => (best && away(best) <= away(one) ? best : one), null);
}

/**
 * A piece of a text cut where marks begin and end; of several marks on the same words the one read now counts.
 * @param {[number, number]} piece
 * @param {[number, number][]} marks
 * @param {number} now
 * @returns {{start: number, end: number, mark: number}[]} `mark` is -1 for words that are not marked
 */
export function cut([start, end], marks, now) {
  const edges = marks.flat().filter((at) => at > start && at < end);
  const at = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
  return at.slice(1).map((stop, i) => {
    const over = marks.flatMap(([from, to], n) => (from <= at[i] && to >= stop ? [n] : []));
    return { start: at[i], end: stop, mark: over.includes(now) ? now : (over[0] ?? -1) };
  });
}

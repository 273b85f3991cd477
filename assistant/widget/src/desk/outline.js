/**
 * A stored text as blocks. It is kept without markup, so a heading is told by how it stands: a line by
 * itself that ends like no sentence, with something below it.
 *
 * @typedef {{kind: "heading" | "text" | "row", pieces: [number, number][]}} Block the pieces by where they are in the
 *   text: one, or for the row of a table its cells
 */

const LONGEST_HEADING = 180;
const NO_HEADING = /[.;,:!|”"]$|\||^[-•\d“"]/;

/** @param {string} text @returns {Block[]} */
export function outline(text) {
  const paragraphs = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].filter(([words]) => words.trim());
  return paragraphs.flatMap((found, i) => {
    const [words] = found;
    const alone = !words.includes("\n") && i + 1 < paragraphs.length;
    const heading = alone && words.length <= LONGEST_HEADING && !NO_HEADING.test(words.trim());
    return [...words.matchAll(/[^\n]+/g)].filter(([line]) => line.trim()).map((line) => block(line, found.index + line.index, heading));
  });
}

/** @returns {Block} */
function block([line], at, heading) {
  const bar = " | ";
  if (!line.includes(bar)) return { kind: heading ? "heading" : "text", pieces: [[at, at + line.length]] };
  let from = at - bar.length;
  const pieces = line.split(bar).map((cell) => {
    const start = from + bar.length;
    from = start + cell.length;
    return [start, from];
  });
  return { kind: "row", pieces };
}

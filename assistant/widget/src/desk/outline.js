/**
 * A stored text as blocks: a line each, or a row of a table. What is a heading the service says.
 *
 * @typedef {{kind: "heading" | "text" | "row", level: number, pieces: [number, number][]}} Block the pieces by where they
 *   are in the text: one, or for the row of a table its cells; `level` of a heading: 1 for the title, 2 below it, …
 */
import { inert } from "../answer/inert.js";

/**
 * @param {{text: string, headings?: {level: number, start: number}[]}} source as the service gives it
 * @returns {Block[]} by their places in the text made inert
 */
export function outline({ text, headings = [] }) {
  const levels = headingsIn(text, headings);
  const lines = [...inert(text).matchAll(/[^\n]+/g)].filter(([line]) => line.trim());
  return lines.map(({ 0: line, index }) => block(line, index, levels.get(index) ?? 0));
}

/** The level of each heading by its place. The service counts characters, of which some take two places and some none. */
function headingsIn(text, headings) {
  const characters = [...text];
  let [from, at] = [0, 0];
  return new Map(headings.map(({ level, start }) => {
    at += inert(characters.slice(from, start).join("")).length;
    from = start;
    return [at, level];
  }));
}

/** @returns {Block} */
function block(line, at, level) {
  const bar = " | ";
  if (level || !line.includes(bar)) return { kind: level ? "heading" : "text", level, pieces: [[at, at + line.length]] };
  let from = at - bar.length;
  const pieces = line.split(bar).map((cell) => {
    const start = from + bar.length;
    from = start + cell.length;
    return [start, from];
  });
  return { kind: "row", level, pieces };
}

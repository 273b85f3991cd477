/**
 * The Markdown of an answer -> blocks of tokens. Known: paragraphs, "- " and "1. " lists, **bold**,
 * backslash escapes, [n] markers and [text](address); everything else is text.
 *
 * @typedef {{kind: "text", text: string}
 *   | {kind: "term", text: string, entries: import("./abbreviations.js").Term[]}
 *   | {kind: "strong", tokens: Token[]}
 *   | {kind: "source", n: number}
 *   | {kind: "link", text: string, url: string, written: string}} Token
 * @typedef {{kind: "text", tokens: Token[]}
 *   | {kind: "list", ordered: boolean, start: number, items: Token[][], own: boolean[]}} Block
 *
 * Items that bring numbers of their own, in order, are a numbered list; `own` are those that bring another mark.
 */

const BULLET = /^\s*- +(.*)$/;
const NUMBERED = /^\s*(\d{1,9})[.)] +(.*)$/;
// "1. ", "2) " and, less surely, "3 " before a capital; then every way of marking an item in its own words.
const COUNTED = /^(\d{1,3})(\\?[.)])? +(?=\S)/;
const BARE = /^\d{1,3} +\p{Lu}/u;
const MARKED = /^(?:\d{1,3}\\?[.)]|\d{1,3}(?:\.\d{1,3})+\.?|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)) +\S/;
// An escape; a bold mark; a marker; a link. Each is bounded, so that hostile text costs no more than plain.
const MARKS =
  /\\([!-/:-@[-`{-~])|(\*\*)|\[(\d{1,3})\](?!\()|\[((?:\\.|[^[\]\\]){1,500})\]\(((?:\\.|[^\s()\\]|\([^\s()]{0,200}\)){1,2000})\)/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/**
 * @param {string} markdown
 * @returns {Block[]}
 */
export function parse(markdown) {
  /** @type {{kind: string, ordered?: boolean, start?: number, lines: string[]}[]} */
  const blocks = [];
  let open = false;
  for (const line of markdown.split(/\r?\n/)) {
    const last = blocks.at(-1);
    const numbered = NUMBERED.exec(line);
    const item = numbered?.[2] ?? BULLET.exec(line)?.[1];
    if (!line.trim()) {
      open = false;
    } else if (item !== undefined) {
      if (last?.kind === "list" && last.ordered === !!numbered) last.lines.push(item);
      else blocks.push({ kind: "list", ordered: !!numbered, start: +(numbered?.[1] ?? 1), lines: [item] });
      open = true;
    } else if (open && last) {
      last.lines[last.lines.length - 1] += ` ${line.trim()}`;
    } else {
      blocks.push({ kind: "text", lines: [line.trim()] });
      open = true;
    }
  }
  return blocks.map(({ kind, ordered = false, start = 1, lines }) =>
    kind === "list" ? list(lines, ordered, start) : { kind: "text", tokens: inline(lines[0]) },
  );
}

/**
 * @param {string[]} lines
 * @param {boolean} ordered
 * @param {number} start
 * @returns {Block}
 */
function list(lines, ordered, start) {
  const counted = ordered ? null : numbers(lines);
  const items = counted === null ? lines : lines.map((line) => line.replace(COUNTED, ""));
  const own = items.map((line) => !ordered && counted === null && MARKED.test(line));
  return { kind: "list", ordered: ordered || counted !== null, start: counted ?? start, items: items.map(inline), own };
}

/** The first of the numbers that all items begin with, in order; null when they do not. @param {string[]} lines */
function numbers(lines) {
  const found = lines.map((line) => COUNTED.exec(line));
  const first = Number(found[0]?.[1]);
  if (!found.every((one, i) => one && Number(one[1]) === first + i)) return null;
  // "80 schools" is no number of an item, nor is the first of "1 nursery" and "2 schools".
  const sure = found.every((one) => one?.[2]) || (first === 1 && lines.length > 2 && lines.every((line) => BARE.test(line)));
  return sure ? first : null;
}

/**
 * @param {string} text
 * @returns {Token[]}
 */
export function inline(text) {
  /** @type {Token[]} */
  const all = [];
  /** @type {Token[] | null} */
  let bold = null;
  const add = (/** @type {Token} */ token) => put(bold ?? all, token);
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, escaped, stars, n, label, url] = found;
    add({ kind: "text", text: text.slice(at, found.index) });
    at = found.index + whole.length;
    if (escaped) add({ kind: "text", text: escaped });
    else if (n) add({ kind: "source", n: +n });
    else if (label) add({ kind: "link", text: bare(label), url: bare(url), written: whole });
    else if (stars && bold) {
      put(all, { kind: "strong", tokens: bold });
      bold = null;
    } else bold = [];
  }
  add({ kind: "text", text: text.slice(at) });
  if (bold) [{ kind: "text", text: "**" }, ...bold].forEach((token) => put(all, /** @type {Token} */ (token)));
  return all;
}

/** The words of tokens, without markers. @param {Token[]} tokens @returns {string} */
export function words(tokens) {
  return tokens
    .map((token) => (token.kind === "strong" ? words(token.tokens) : token.kind === "source" ? "" : token.text))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text after text is one text. @param {Token[]} tokens @param {Token} token */
function put(tokens, token) {
  const last = tokens.at(-1);
  if (token.kind !== "text") tokens.push(token);
  else if (last?.kind === "text") last.text += token.text;
  else if (token.text) tokens.push({ ...token });
}

/** @param {string} text */
function bare(text) {
  return text.replace(ESCAPE, "$1");
}

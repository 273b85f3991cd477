/**
 * What the parts of an answer share while it is shown.
 *
 * @typedef {object} View
 * @property {(key: string, vars?: object) => string} t words of the interface
 * @property {string} language of the interface
 * @property {string} dir of the interface
 * @property {string} base "https://host", no slash at the end
 * @property {Map<number, Citation>} citations by number
 * @property {string} open which source or term is open, by its name in this answer; "" for none
 * @property {(at: string, n?: number) => void} toggle opens or closes one
 * @property {boolean} urgent whether somebody may be in danger
 *
 * @typedef {{number: number, source_id: string, title: string, url: string, link: string, publisher: string,
 *   kind: string, standing: string, published: string, checked: string | null, headings: string[],
 *   page: number | null, quote: string, language?: string}} Citation
 */

import { explain } from "./abbreviations.js";
import { parse, words } from "./markdown.js";

/**
 * The words of a message as tokens, each term explained at its first use. The steps of a timeline are
 * shown with their days, so the plain list of them that ends an answer is left out.
 * @param {any} message
 * @param {import("./abbreviations.js").Term[]} glossary
 */
export function read(message, glossary) {
  const seen = new Set();
  const known = (/** @type {import("./markdown.js").Token[]} */ tokens) => explain(tokens, glossary, seen);
  let blocks = parse(message.answer ?? "");
  /** @type {any[]} */
  const steps = message.timeline ?? [];
  /** @type {any[]} */
  const notices = message.notices ?? [];
  const last = blocks.at(-1);
  if (steps.length && last?.kind === "list" && same(last.items.map(words), steps)) {
    blocks = blocks.slice(0, -1);
    const lead = blocks.at(-1);
    if (lead?.kind === "text" && /[:：]$/.test(words(lead.tokens))) blocks = blocks.slice(0, -1);
  }
  return {
    blocks: blocks.map((block) =>
      block.kind === "list" ? { ...block, items: block.items.map(known) } : { ...block, tokens: known(block.tokens) },
    ),
    steps: steps.map((step) => ({ ...step, tokens: known([{ kind: "text", text: step.label }]) })),
    notices: notices.map((notice) => ({ ...notice, tokens: known([{ kind: "text", text: notice.text }]) })),
  };
}

/** @param {string[]} items @param {{label: string}[]} steps */
function same(items, steps) {
  return items.length === steps.length && items.every((item, i) => item === words([{ kind: "text", text: steps[i].label }]));
}

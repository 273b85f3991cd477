/** An answer as text to take elsewhere: its words, its sources with full addresses, and the day. */

import { html, nothing } from "lit";
import { places } from "./addresses.js";
import { facts, standing } from "./card.js";
import { inWords, today } from "./dates.js";
import { focusOn } from "./focus.js";
import { words } from "./markdown.js";

/**
 * @param {ReturnType<typeof import("./view.js").read>} read
 * @param {import("./view.js").View} view
 */
export function cited(read, view) {
  const { t } = view;
  const blocks = read.blocks.map((block) =>
    block.kind === "list"
      ? block.items.map((item, i) => `${block.ordered ? `${block.start + i}.` : "•"} ${marked(item)}`).join("\n")
      : marked(block.tokens),
  );
  const steps = read.steps.map(
    (step) => `${step.date ? inWords(step.date, view.language, true) : t("no_day")}\n${step.label} [${step.citation}]`,
  );
  if (steps.length) blocks.push(t("timeline"), ...steps);
  blocks.push(...read.notices.map((notice) => notice.text));
  const sources = [...view.citations.values()].map((citation) => {
    const { stored, open } = places(citation, view.base);
    const where = [citation.title, ...(citation.headings ?? [])];
    if (citation.page) where.push(t("page_n", { n: citation.page }));
    return [
      `[${citation.number}] ${where.join(" › ")}`,
      `“${citation.quote}”`,
      [...facts(citation, view).map(([name, value]) => `${name}: ${value}`), standing(citation, view)].join("; "),
      open,
      stored,
    ].filter(Boolean).join("\n");
  });
  if (sources.length) blocks.push(t("sources"), ...sources);
  return [...blocks, t("copied_on", { date: inWords(today(), view.language) })].join("\n\n");
}

/** Tokens with their markers kept. @param {import("./markdown.js").Token[]} tokens */
function marked(tokens) {
  return words(tokens.map((token) => (token.kind === "source" ? { kind: "text", text: `[${token.n}]` } : token)));
}

export class Copy {
  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.host = host;
    this.clear();
  }

  clear() {
    this.done = false;
    /** @type {string} the words to be copied by hand, when the browser lets nobody else */
    this.byHand = "";
  }

  /** @param {() => string} text @param {(key: string) => string} t */
  button(text, t) {
    return html`<button type="button" class="button" @click=${() => this.take(text())}>${t("copy")}</button>
      <span class="copied" role="status">${this.done ? t("copied") : nothing}</span>`;
  }

  /** @param {(key: string) => string} t */
  field(t) {
    if (!this.byHand) return nothing;
    return html`<label class="byhand">${t("copy_by_hand")}<textarea readonly rows="6" .value=${this.byHand}></textarea></label>`;
  }

  /** @param {string} text */
  async take(text) {
    this.clear();
    try {
      await navigator.clipboard.writeText(text);
      this.done = true;
    } catch {
      this.byHand = text;
    }
    this.host.requestUpdate();
    if (!this.byHand) return;
    await focusOn(this.host, ".byhand textarea");
    /** @type {HTMLTextAreaElement | null} */ (this.host.renderRoot.querySelector(".byhand textarea"))?.select();
  }
}

/** What documents there are, which of them are wanted, and what a search finds in them. Nothing is kept. */
import { inert } from "../answer/inert.js";
import { json } from "../shell/stream.js";

// More than are shown: some are left out by what is wanted.
const ASKED_FOR = 60;
const A_DOCUMENT = 3;

export class Library {
  sources = null;
  failed = false;
  /** What is typed, and what was searched for. */
  typed = "";
  query = "";
  results = null;
  /** @type {"" | "searching" | "failed"} */
  state = "";
  audience = "";
  kind = "";
  #turn = 0;

  /** @param {import("./desk.js").LoDesk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  async load() {
    this.failed = false;
    try {
      this.sources = inert((await json(`${this.desk.base}/v1/sources`)).sources);
    } catch {
      this.failed = true;
    }
    this.desk.requestUpdate();
  }

  /** What is taken out of the field is no longer looked for. */
  type(words) {
    this.typed = words;
    if (!words) this.clear();
  }

  async search() {
    const query = this.typed.trim();
    if (!query) return this.clear();
    const turn = ++this.#turn;
    Object.assign(this, { query, state: "searching" });
    this.desk.requestUpdate();
    try {
      const body = { query, history: [], k: ASKED_FOR, audience: this.audience || null };
      const { results } = await json(`${this.desk.base}/v1/search`, body);
      if (turn === this.#turn) Object.assign(this, { results: inert(results), state: "" });
    } catch {
      if (turn === this.#turn) this.state = "failed";
    }
    this.desk.requestUpdate();
  }

  clear() {
    this.#turn += 1;
    Object.assign(this, { typed: "", query: "", results: null, state: "" });
    this.desk.requestUpdate();
  }

  /** @param {{audience?: string, kind?: string}} choice */
  choose(choice) {
    Object.assign(this, choice);
    // The service looks first among what is written for them.
    if (this.query && "audience" in choice) this.search();
    this.desk.requestUpdate();
  }

  get chosen() {
    return Boolean(this.audience || this.kind);
  }

  #wanted = ({ audience, kind }) =>
    (!this.audience || !audience.length || audience.includes(this.audience)) && (!this.kind || kind === this.kind);

  /** The documents that are wanted. */
  get listed() {
    return (this.sources ?? []).filter(this.#wanted);
  }

  /** What was found in wanted documents, by document: the best first, and the best few of each. */
  get found() {
    const sources = new Map(this.listed.map((source) => [source.id, source]));
    const groups = new Map();
    for (const result of this.results ?? []) {
      const source = sources.get(result.source_id);
      if (!source) continue;
      const matches = groups.get(source.id)?.matches ?? [];
      if (matches.length < A_DOCUMENT) matches.push({ ...source, ...result, quote: result.text });
      groups.set(source.id, { source, matches });
    }
    return [...groups.values()];
  }
}

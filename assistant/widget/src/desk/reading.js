/** The document that is read, and the marked words in it one is at. */
import { focusOn } from "../answer/focus.js";
import { inert } from "../answer/inert.js";
import { json } from "../shell/stream.js";
import { Copy } from "../answer/copy.js";
import { outline } from "./outline.js";
import { find } from "./passages.js";

const path = (id) => id.split("/").map(encodeURIComponent).join("/");

/** Where a link to our copy says that its words begin. */
const begin = (link) => Number(/[?&]at=(\d+)-/.exec(link ?? "")?.[1] ?? 0);

export class Reading {
  /** What is known of the document; at first only what led to it. Null while none is read. */
  source = null;
  /** @type {"opening" | "open" | "failed"} */
  state = "open";
  /** What led here: {kind: "answer" | "results" | "list", button, key}. */
  from = {};
  blocks = [];
  /** @type {{span: [number, number], reference: object}[]} marked words, as they come in the text */
  marks = [];
  now = 0;
  /** The words that led here, when they are not in the text. */
  lost = "";
  #turn = 0;
  #again = () => {};

  /** @param {import("./desk.js").LoDesk} desk */
  constructor(desk) {
    this.desk = desk;
    this.copy = new Copy(desk);
  }

  /**
   * Opens a document at the words of one of the references into it.
   * @param {string} id
   * @param {object[]} references into any documents: citations of one answer, or what a search found
   * @param {object} chosen one of them, or the document as it is listed
   * @param {object} from
   */
  async open(id, references, chosen, from) {
    const turn = ++this.#turn;
    this.#again = () => this.open(id, references, chosen, from);
    this.copy.clear();
    const known = this.desk.library.sources?.find((one) => one.id === id) ?? { id, title: inert(chosen.title) };
    Object.assign(this, { source: known, from, state: "opening", text: "", blocks: [], marks: [], now: 0, lost: "" });
    this.desk.requestUpdate();
    await focusOn(this.desk, "#heading");
    try {
      const source = await json(`${this.desk.base}/v1/sources/${path(id)}`);
      if (turn !== this.#turn) return;
      this.#read(source, inert(references.filter((one) => one.source_id === id)), references.indexOf(chosen) < 0 ? null : inert(chosen));
    } catch {
      if (turn !== this.#turn) return;
      this.state = "failed";
    }
    this.desk.requestUpdate();
    await this.desk.updateComplete;
    this.show();
  }

  retry() {
    this.#again();
  }

  #read(found, references, chosen) {
    const source = inert(found);
    const { text } = source;
    const places = references.map((reference) => ({ span: find(text, reference.quote, begin(reference.link)), reference }));
    const wanted = chosen && find(text, chosen.quote, begin(chosen.link));
    const marks = places.filter(({ span }, i) => span && places.findIndex((one) => one.span?.join() === span.join()) === i);
    marks.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
    const now = marks.findIndex(({ span }) => span.join() === wanted?.join());
    const lost = chosen && !wanted ? chosen.quote : "";
    Object.assign(this, { source, text, blocks: outline(found), marks, now: Math.max(now, 0), lost, state: "open" });
  }

  /** The marked words one is at. */
  get mark() {
    return this.lost ? null : this.marks[this.now];
  }

  close() {
    this.#turn += 1;
    this.source = null;
    this.desk.requestUpdate();
  }

  /** To the next marked words, or with -1 to those before. */
  async move(step) {
    this.now = (this.now + step + this.marks.length) % this.marks.length;
    this.lost = "";
    this.desk.requestUpdate();
    await this.desk.updateComplete;
    this.show();
  }

  /** Brings the marked words into view, and to them the focus if it is asked for. */
  show(focus = false) {
    const mark = this.desk.find("#now");
    mark?.scrollIntoView({ block: "center" });
    // Where the title does not stay in sight, the focus would be left behind.
    if (focus || (mark && outOfSight(this.desk.find("#heading")))) mark?.focus({ preventScroll: true });
  }
}

function outOfSight(element) {
  const { bottom } = element.getBoundingClientRect();
  return element.matches(":focus") && bottom < 0;
}

/**
 * A conversation and what can happen to it, without a page: ask, stop, send again, reword, keep, forget.
 *
 * A turn is {key, question, audience, state, id, partial, versions, shown, error, why, want, help}; its state is
 * one of "asking", "done", "stopped", "failed", "offline" (never sent) and "dropped" (sent, and the answer's id is
 * known, so it is fetched rather than asked for again). `versions` are its answers, in the words wanted each time;
 * `partial` is what there is of one that grows, or that was stopped.
 */
import { Answering } from "./answering.js";
import { Judging } from "./judging.js";
import * as store from "./store.js";
import { forget } from "./stream.js";

const SAVE_MS = 250;

export class Conversation {
  turns = [];
  draft = "";
  audience = "";
  language = "";
  remember = false;
  #timer = 0;
  #opened = false;
  #answering = new Answering(this);
  #judging;

  /**
   * @param {string} base where the service is
   * @param {{change: () => void, kept: () => void, swapped: (turn: object) => void, label: () => string,
   *   say: (key: string, turn?: object) => void, unsent: () => void}} view told of every change, when what is kept
   *   changed, when an answer took the place of another, and when what was thought of one could not be sent; `say`
   *   is for what a screen reader should hear
   */
  constructor(base, view) {
    this.base = base;
    this.view = view;
    this.#judging = new Judging(base, (id, state) => this.#judged(id, state));
    addEventListener("online", () => this.#online());
    addEventListener("pagehide", () => this.#save());
  }

  get busy() {
    return this.turns.some((turn) => turn.state === "asking");
  }

  /** Whether an answer already made is being fetched. */
  fetching(turn) {
    return this.#answering.fetching(turn);
  }

  /** Takes up what this tab or device kept. Call once, when the person opens the chat. */
  restore() {
    this.#opened = true;
    const kept = store.load();
    if (!kept?.turns) return;
    Object.assign(this, { turns: kept.turns, draft: kept.draft, audience: kept.audience, language: kept.language });
    this.remember = store.remembered();
    for (const turn of this.turns) if (turn.state === "asking") this.#left(turn);
    // Whether it arrived before the page was left is not known.
    for (const { versions } of this.turns)
      for (const version of versions) if (version.feedback === "sending") version.feedback = null;
  }

  /** Fetches what was still to come, once there are words to tell of it. */
  resume() {
    for (const turn of this.turns) if (turn.state === "dropped") this.#answering.recover(turn);
  }

  /** Asks a new question. Offline it is kept, to be sent again. */
  ask(question, { help = false } = {}) {
    const turn = { key: `${Date.now()}-${this.turns.length}`, question, audience: this.audience, help };
    this.turns = [...this.turns, { ...turn, state: "", id: "", partial: null, versions: [], shown: 0, error: "" }];
    return this.#answering.run(this.turns.at(-1), {});
  }

  /** The person asks for the same again: fetched when it was already asked, else sent. */
  retry(turn) {
    return turn.state === "dropped" ? this.#answering.recover(turn) : this.#answering.run(turn, turn.want ?? {});
  }

  /** The same question, to be answered in other words. An answer already made in them is shown again. */
  reword(turn, { detail, audience }) {
    const made = turn.versions.findIndex((one) => one.detail === detail && one.audience === audience);
    return made < 0 ? this.#answering.run(turn, { detail, audience }) : this.show(turn, made);
  }

  stop() {
    this.#answering.stop();
  }

  /** Shows another of a turn's answers. */
  show(turn, index) {
    turn.shown = index;
    this.changed();
    this.view.swapped(turn);
  }

  showEnglish(turn) {
    turn.english = !turn.english;
    this.changed();
  }

  /** Takes an unanswered question back, to be changed. @returns {string} the question */
  takeBack(turn) {
    this.turns = this.turns.filter((other) => other !== turn);
    this.changed();
    return turn.question;
  }

  /** Deletes everything, here and at the service. */
  clear() {
    this.stop();
    const ids = this.turns.flatMap((turn) => [turn.id, ...turn.versions.map((version) => version.id)]);
    for (const id of new Set(ids)) if (id) forget(this.base, id).catch(() => {});
    Object.assign(this, { turns: [], draft: "", remember: false });
    clearTimeout(this.#timer);
    store.clear();
    this.view.kept();
    this.view.change();
  }

  /** What the person thought of an answer. @param {{id: string, helpful: boolean, reason: string | null}} word */
  judge(word) {
    this.#judging.say(word);
  }

  changed() {
    this.turns = [...this.turns];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_MS);
    this.view.change();
  }

  #judged(id, feedback) {
    for (const turn of this.turns)
      turn.versions = turn.versions.map((version) => (version.id === id ? { ...version, feedback } : version));
    this.changed();
    if (feedback === "failed") this.view.unsent();
  }

  #save() {
    if (!this.#opened) return;
    const { turns, draft, audience, language, remember } = this;
    if (turns.length || draft.trim()) store.save({ turns, draft, audience, language, label: this.view.label() }, remember);
    else store.clear();
    this.view.kept();
  }

  /** A question whose page was left before its answer came. */
  #left(turn) {
    if (turn.id) turn.state = "dropped";
    else Object.assign(turn, { state: turn.versions.length ? "done" : "failed", why: "unfinished", partial: null });
  }

  #online() {
    this.resume();
    if (this.turns.some((turn) => turn.state === "offline")) this.view.say("online");
    this.view.change();
  }
}

/**
 * A conversation and what can happen to it, without a page: ask, stop, send again, reword, forget.
 *
 * A turn is {key, question, audience, state, id, partial, versions, shown, error, why, want, help}; its state is
 * one of "asking", "done", "stopped", "failed", "offline" (never sent) and "dropped" (sent, and the answer's id is
 * known, so it is fetched rather than asked for again). `versions` are its answers, in the words wanted each time.
 */
import { blank } from "./fold.js";
import * as store from "./store.js";
import { again, ask, feedback, forget, Problem } from "./stream.js";

const KEPT_TURNS = 6;
const SAVE_MS = 250;
const FETCH_MS = [200, 1500, 4000, 8000];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Conversation {
  turns = [];
  draft = "";
  audience = "";
  language = "";
  remember = false;
  #abort = null;
  #timer = 0;
  #opened = false;
  #fetching = new Set();
  #judging = Promise.resolve();

  /**
   * @param {string} base where the service is
   * @param {{change: () => void, kept: () => void, swapped: (turn: object) => void, label: () => string,
   *   say: (key: string, turn?: object) => void}} view told of every change, when what is kept changed, and when an
   *   answer took the place of another; `say` is for what a screen reader should hear
   */
  constructor(base, view) {
    this.base = base;
    this.view = view;
    addEventListener("online", () => this.#online());
    addEventListener("pagehide", () => this.#save());
  }

  get busy() {
    return this.turns.some((turn) => turn.state === "asking");
  }

  /** Whether an answer already made is being fetched. */
  fetching(turn) {
    return this.#fetching.has(turn);
  }

  /** Takes up what this tab or device kept. Call once, when the person opens the chat. */
  restore() {
    this.#opened = true;
    const kept = store.load();
    if (!kept?.turns) return;
    Object.assign(this, { turns: kept.turns, draft: kept.draft, audience: kept.audience, language: kept.language });
    this.remember = store.remembered();
    for (const turn of this.turns) if (turn.state === "asking") this.#left(turn);
  }

  /** Fetches what was still to come, once there are words to tell of it. */
  resume() {
    for (const turn of this.turns) if (turn.state === "dropped") this.#recover(turn);
  }

  /** Asks a new question. Offline it is kept, to be sent again. */
  ask(question, { help = false } = {}) {
    const turn = { key: `${Date.now()}-${this.turns.length}`, question, audience: this.audience, help };
    this.turns = [...this.turns, { ...turn, state: "", id: "", partial: null, versions: [], shown: 0, error: "" }];
    return this.#run(this.turns.at(-1), {});
  }

  /** The person asks for the same again: fetched when it was already asked, else sent. */
  retry(turn) {
    return turn.state === "dropped" ? this.#recover(turn) : this.#run(turn, turn.want ?? {});
  }

  /** The same question, to be answered in other words. An answer already made in them is shown again. */
  reword(turn, { detail, audience }) {
    const made = turn.versions.findIndex((one) => one.detail === detail && one.audience === audience);
    return made < 0 ? this.#run(turn, { detail, audience }) : this.show(turn, made);
  }

  stop() {
    this.#abort?.abort();
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

  /** What the person thought of an answer. One word waits for the one before it: the last counts. */
  judge({ id, helpful, reason }) {
    const set = (sent) => {
      for (const turn of this.turns)
        turn.versions = turn.versions.map((version) => (version.id === id ? { ...version, feedback: sent } : version));
      this.changed();
    };
    set("sent");
    const send = () => feedback(this.base, { answer_id: id, helpful, reason: reason ?? null });
    this.#judging = this.#judging.then(send).catch(() => {
      set(null);
      this.view.say("feedback_failed");
    });
  }

  changed() {
    this.turns = [...this.turns];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), SAVE_MS);
    this.view.change();
  }

  #save() {
    if (!this.#opened) return;
    const { turns, draft, audience, language, remember } = this;
    if (turns.length || draft.trim()) store.save({ turns, draft, audience, language, label: this.view.label() }, remember);
    else store.clear();
    this.view.kept();
  }

  #history(turn) {
    const before = this.turns.slice(0, this.turns.indexOf(turn)).filter(({ versions }) => versions.length);
    return before.slice(-KEPT_TURNS).flatMap(({ question, versions, shown }) => [
      { role: "user", content: question },
      { role: "assistant", content: versions[shown].answer },
    ]);
  }

  async #run(turn, want) {
    if (this.busy) return;
    Object.assign(turn, { want, error: "" });
    if (!navigator.onLine) return this.#end(turn, "offline");
    Object.assign(turn, { state: "asking", id: "", partial: blank() });
    this.view.say("looking");
    this.changed();
    const { signal } = (this.#abort = new AbortController());
    const messages = [...this.#history(turn), { role: "user", content: turn.question }];
    const body = { messages, audience: want.audience || turn.audience || null, detail: want.detail ?? null };
    const show = (partial) => {
      if (signal.aborted) return;
      Object.assign(turn, { partial, id: partial.id });
      this.changed();
    };
    try {
      this.#finish(turn, await ask(this.base, body, signal, show));
    } catch (fault) {
      if (!this.turns.includes(turn)) return;
      if (signal.aborted) this.#stopped(turn);
      else if (fault instanceof Problem) this.#end(turn, "failed", fault.message);
      else if (turn.id) await this.#recover(turn);
      else this.#end(turn, navigator.onLine ? "failed" : "offline");
    }
  }

  #finish(turn, message) {
    if (!this.turns.includes(turn)) return;
    const { detail = null, audience = null } = turn.want ?? {};
    turn.versions = [...turn.versions, { ...message, detail, audience, streaming: false }];
    Object.assign(turn, { state: "done", id: message.id, partial: null, shown: turn.versions.length - 1, error: "" });
    this.view.say("answer", turn);
    this.changed();
    if (turn.shown) this.view.swapped(turn);
  }

  #stopped(turn) {
    const part = { ...turn.partial, streaming: false };
    if (!turn.versions.length && part.answer) turn.versions = [part];
    this.#end(turn, "stopped");
  }

  /** @param {string} error the server's own words @param {string} why the key of ours, when there are none */
  #end(turn, state, error = "", why = state) {
    Object.assign(turn, { state, error, why, partial: null });
    this.view.say(state, turn);
    this.changed();
  }

  /** A question whose page was left before its answer came. */
  #left(turn) {
    if (turn.id) turn.state = "dropped";
    else Object.assign(turn, { state: turn.versions.length ? "done" : "failed", why: "unfinished", partial: null });
  }

  /** Fetches an answer that was being made when the connection was lost. */
  async #recover(turn) {
    if (this.#fetching.has(turn)) return;
    this.#fetching.add(turn);
    turn.state = "dropped";
    this.changed();
    const message = await this.#fetch(turn).catch(() => undefined);
    this.#fetching.delete(turn);
    if (!this.turns.includes(turn)) return;
    if (message) return this.#finish(turn, message);
    if (message === null) return this.#end(turn, "failed", "", "dropped_gone");
    this.view.say("dropped", turn);
    this.changed();
  }

  /** @returns {Promise<object | null>} the answer, or null when the service does not have it, even after a while */
  async #fetch(turn) {
    for (const ms of FETCH_MS) {
      await pause(ms);
      const message = await again(this.base, turn.id);
      if (message) return message;
    }
    return null;
  }

  #online() {
    this.resume();
    if (this.turns.some((turn) => turn.state === "offline")) this.view.say("online");
    this.view.change();
  }
}

/** How a turn gets its answer: asked for, stopped, or fetched when the connection was lost on the way. */
import { blank } from "./fold.js";
import { again, ask, Problem } from "./stream.js";

const KEPT_TURNS = 6;
const FETCH_MS = [200, 1500, 4000, 8000];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Answering {
  #abort = null;
  #fetching = new Set();

  /** @param {import("./conversation.js").Conversation} talk */
  constructor(talk) {
    this.talk = talk;
  }

  /** Whether an answer already made is being fetched. */
  fetching(turn) {
    return this.#fetching.has(turn);
  }

  stop() {
    this.#abort?.abort();
  }

  /** Asks for an answer in the words wanted. Offline the question is kept. */
  async run(turn, want) {
    const { talk } = this;
    if (talk.busy) return;
    Object.assign(turn, { want, error: "" });
    if (!navigator.onLine) return this.#end(turn, "offline");
    Object.assign(turn, { state: "asking", id: "", partial: blank() });
    talk.view.say("looking");
    talk.changed();
    const { signal } = (this.#abort = new AbortController());
    const messages = [...this.#history(turn), { role: "user", content: turn.question }];
    const body = { messages, audience: want.audience || turn.audience || null, detail: want.detail ?? null };
    const show = (partial) => {
      if (signal.aborted) return;
      Object.assign(turn, { partial, id: partial.id });
      talk.changed();
    };
    try {
      this.#finish(turn, await ask(talk.base, body, signal, show));
    } catch (fault) {
      if (!talk.turns.includes(turn)) return;
      if (signal.aborted) this.#stopped(turn);
      else if (fault instanceof Problem) this.#end(turn, "failed", fault.message);
      else if (turn.id) await this.recover(turn);
      else this.#end(turn, navigator.onLine ? "failed" : "offline");
    }
  }

  /** Fetches an answer that was being made when the connection was lost. */
  async recover(turn) {
    const { talk } = this;
    if (this.#fetching.has(turn)) return;
    this.#fetching.add(turn);
    turn.state = "dropped";
    talk.changed();
    const message = await this.#fetch(turn).catch(() => undefined);
    this.#fetching.delete(turn);
    if (!talk.turns.includes(turn)) return;
    if (message) return this.#finish(turn, message);
    if (message === null) return this.#end(turn, "failed", "", "dropped_gone");
    talk.view.say("dropped", turn);
    talk.changed();
  }

  /** What was asked and answered before. What was stopped is no answer. */
  #history(turn) {
    const { turns } = this.talk;
    const before = turns.slice(0, turns.indexOf(turn)).filter(({ versions }) => versions.length);
    return before.slice(-KEPT_TURNS).flatMap(({ question, versions, shown }) => [
      { role: "user", content: question },
      { role: "assistant", content: versions[shown].answer },
    ]);
  }

  #finish(turn, message) {
    const { talk } = this;
    if (!talk.turns.includes(turn)) return;
    const { detail = null, audience = null } = turn.want ?? {};
    turn.versions = [...turn.versions, { ...message, detail, audience, streaming: false }];
    Object.assign(turn, { state: "done", id: message.id, partial: null, shown: turn.versions.length - 1, error: "" });
    talk.view.say("answer", turn);
    talk.changed();
    if (turn.shown) talk.view.swapped(turn);
  }

  /** What had come stays to be read, as a part. An answer that was to be put in other words stays as it was. */
  #stopped(turn) {
    const { partial, versions } = turn;
    const part = partial?.answer || partial?.safety?.length ? { ...partial, streaming: false, stopped: true } : null;
    if (!versions.length) return this.#end(turn, "stopped", "", part ? "stopped_part" : "stopped", part);
    Object.assign(turn, { state: "done", partial: null });
    this.talk.view.say("stopped");
    this.talk.changed();
  }

  /** @param {string} error the server's own words @param {string} why the key of ours, when there are none */
  #end(turn, state, error = "", why = state, partial = null) {
    Object.assign(turn, { state, error, why, partial });
    this.talk.view.say(why, turn);
    this.talk.changed();
  }

  /** @returns {Promise<object | null>} the answer, or null when the service does not have it, even after a while */
  async #fetch(turn) {
    for (const ms of FETCH_MS) {
      await pause(ms);
      const message = await again(this.talk.base, turn.id);
      if (message) return message;
    }
    return null;
  }
}

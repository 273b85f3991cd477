/** What the person thought of each answer: sent one word after the other, and the last of an answer counts. */
import { feedback } from "./stream.js";

export class Judging {
  #queue = Promise.resolve();
  #last = new Map();

  /**
   * @param {string} base where the service is
   * @param {(id: string, state: "sending" | "sent" | "failed") => void} tell how it stands with what was said of an answer
   */
  constructor(base, tell) {
    this.base = base;
    this.tell = tell;
  }

  say({ id, helpful, reason }) {
    const word = { answer_id: id, helpful, reason: reason ?? null };
    const now = (state) => this.#last.get(id) === word && this.tell(id, state);
    this.#last.set(id, word);
    now("sending");
    this.#queue = this.#queue.then(() => feedback(this.base, word)).then(
      () => now("sent"),
      () => now("failed"),
    );
  }
}

/**
 * The HTTP of a conversation. Answers come as an AI SDK UI message stream (v1) over POST: one verified
 * sentence a delta. What is read is folded into one message, in the shape <lo-answer> shows.
 */
import { createParser } from "eventsource-parser";
import { blank, fold } from "./fold.js";

const SILENCE_MS = 45_000;
const WAIT_MS = 15_000;
const RTL = new Set(["ar", "fa", "he", "ps", "ur"]);

/** A fault the server put into words fit to be shown (RFC 9457, or an `error` event). */
export class Problem extends Error {
  constructor(detail, status = 0) {
    super(detail);
    this.status = status;
  }
}

const soon = () => AbortSignal.timeout?.(WAIT_MS);

const call = (url, init = {}) =>
  fetch(url, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", ...init });

const post = (url, body, init = {}) =>
  call(url, {
    method: "POST",
    body: JSON.stringify(body),
    ...init,
    headers: { "Content-Type": "application/json", ...init.headers },
  });

async function refuse(response) {
  const problem = await response.json().catch(() => ({}));
  throw new Problem(typeof problem.detail === "string" ? problem.detail : "", response.status);
}

/** The stored answer's JSON as a message. */
async function whole(response) {
  const language = response.headers.get("Content-Language") || "en";
  const calendar = /<([^>]+)>[^,]*text\/calendar/.exec(response.headers.get("Link") ?? "")?.[1] ?? "";
  const direction = RTL.has(language.split("-")[0]) ? "rtl" : "ltr";
  return { ...blank(), language, direction, calendar, ...(await response.json()), streaming: false };
}

/**
 * Asks, and gives each state of the growing message to `show`.
 * @returns {Promise<object>} the finished message
 * @throws Problem when the server refuses; anything else when the connection was lost or `signal` said stop
 */
export async function ask(base, body, signal, show) {
  const line = new Line(signal);
  try {
    const headers = { Accept: "text/event-stream" };
    const response = await post(`${base}/v1/chat`, body, { signal: line.signal, headers });
    if (!response.ok) await refuse(response);
    if (!/event-stream/.test(response.headers.get("Content-Type") ?? "")) return await whole(response);
    return await read(response, line, show);
  } finally {
    line.close();
  }
}

async function read(response, line, show) {
  let message = blank();
  let finished = false;
  const parser = createParser({
    onEvent({ data }) {
      if (data === "[DONE]") return;
      const event = JSON.parse(data);
      if (event.type === "error") throw new Problem(event.errorText ?? "");
      if (event.type === "finish") finished = true;
      message = fold(message, event);
      show(message);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    line.alive();
    parser.feed(value);
  }
  if (!finished) throw new TypeError("the stream ended early");
  return { ...message, streaming: false };
}

/** A connection that is known to be lost when nothing comes for a while: the server sends a sign of life every 15 s. */
class Line {
  #controller = new AbortController();
  #timer = 0;
  #cut = () => this.#controller.abort();

  constructor(stop) {
    this.stop = stop;
    stop.addEventListener("abort", this.#cut);
    addEventListener("offline", this.#cut);
    this.alive();
  }

  get signal() {
    return this.#controller.signal;
  }

  alive() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#cut, SILENCE_MS);
  }

  close() {
    clearTimeout(this.#timer);
    removeEventListener("offline", this.#cut);
    this.stop.removeEventListener("abort", this.#cut);
    // Whatever is still open after a fault is of no more use.
    this.#cut();
  }
}

/** The answer already made, or null when it is not known. Throws when the server cannot be reached. */
export async function again(base, id) {
  const response = await call(`${base}/v1/answers/${encodeURIComponent(id)}`, { signal: soon() });
  if (response.status === 404) return null;
  if (!response.ok) await refuse(response);
  return whole(response);
}

export async function forget(base, id) {
  await call(`${base}/v1/answers/${encodeURIComponent(id)}`, { method: "DELETE", keepalive: true });
}

/** What was thought of an answer. Only the service itself says 204: a page to log in to a network says 200. */
export async function feedback(base, body) {
  const response = await post(`${base}/v1/feedback`, body, { keepalive: true, signal: soon() });
  if (response.status !== 204) await refuse(response);
}

/** JSON of the service: fetched, or with a `body` asked for. */
export async function json(url, body) {
  const signal = soon();
  const response = await (body ? post(url, body, { signal }) : call(url, { cache: "default", signal }));
  if (!response.ok) await refuse(response);
  return response.json();
}

/** Everything the chat needs to show itself in a language (see the server's /widget/config.json). */
export const config = (base, language) => json(`${base}/widget/config.json?lang=${encodeURIComponent(language)}`);

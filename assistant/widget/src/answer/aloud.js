/**
 * Reads an answer aloud with a voice of the device itself: nothing is sent anywhere. Sentence by
 * sentence, since long texts are cut off in some browsers and a pause is lost in others.
 */

import { html, nothing } from "lit";
import { focusOn } from "./focus.js";

const SPEEDS = [0.75, 1, 1.25, 1.5];

export class Aloud {
  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.host = host;
    this.synth = globalThis.speechSynthesis;
    this.heard = () => host.requestUpdate();
    this.quiet = () => this.stop();
    /** @type {"off" | "on" | "paused"} */
    this.state = "off";
    this.speed = 1;
    this.at = 0;
    /** @type {string[]} */
    this.parts = [];
    // A panel that is closed is not always taken out of the page.
    this.size = new ResizeObserver(() => host.getClientRects().length || this.stop());
    host.addController(this);
  }

  hostConnected() {
    this.synth?.addEventListener?.("voiceschanged", this.heard);
    addEventListener("pagehide", this.quiet);
    this.size.observe(/** @type {any} */ (this.host));
  }

  hostDisconnected() {
    this.synth?.removeEventListener?.("voiceschanged", this.heard);
    removeEventListener("pagehide", this.quiet);
    this.size.disconnect();
    this.stop();
  }

  /** A voice of this device for a language, one of the person's own kind of it first. @param {string} language */
  voice(language) {
    const fits = (this.synth?.getVoices() ?? []).filter(
      (voice) => voice.localService && voice.lang.replace("_", "-").toLowerCase().split("-")[0] === language,
    );
    return fits.find((voice) => navigator.languages.includes(voice.lang)) ?? fits.find((voice) => voice.default) ?? fits[0];
  }

  /**
   * @param {() => string[]} texts what to read, a text a paragraph
   * @param {string} language
   * @param {(key: string, vars?: object) => string} t
   */
  render(texts, language, t) {
    if (!this.voice(language)) return nothing;
    const key = { off: "read_aloud", on: "pause", paused: "carry_on" }[this.state];
    return html`<button type="button" class="button play" @click=${() => this.press(texts, language)}>${t(key)}</button>
      ${this.state === "off"
        ? nothing
        : html`<button type="button" class="button" @click=${() => (this.stop(), focusOn(this.host, ".play"))}>${t("stop")}</button>
            <label class="speed">${t("speed")}
              <select @change=${(/** @type {any} */ event) => this.pace(+event.target.value, language)}>
                ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${t("speed_times", { n: speed })}</option>`)}
              </select></label>`}`;
  }

  /** @param {() => string[]} texts @param {string} language */
  press(texts, language) {
    if (this.state === "on") return this.halt("paused");
    if (this.state === "off") {
      this.parts = texts().flatMap((text) => sentences(text, language));
      this.at = 0;
    }
    this.say(language);
  }

  /** @param {string} language */
  say(language) {
    this.halt("on");
    if (this.at >= this.parts.length) return this.stop();
    const said = new SpeechSynthesisUtterance(this.parts[this.at]);
    const voice = this.voice(language);
    if (voice) Object.assign(said, { voice, lang: voice.lang });
    said.rate = this.speed;
    said.onend = () => {
      if (this.said !== said) return;
      this.at += 1;
      this.say(language);
    };
    // Cut off by another answer, most likely: that one must not be cut off in turn.
    said.onerror = () => this.said === said && this.turn("off");
    this.said = said;
    this.synth.speak(said);
  }

  /** @param {number} speed @param {string} language */
  pace(speed, language) {
    this.speed = speed;
    if (this.state === "on") this.say(language);
  }

  stop() {
    if (this.state !== "off") this.halt("off");
  }

  /** @param {"off" | "on" | "paused"} state */
  halt(state) {
    // Let go of first, so that its end is not taken for the end of its sentence.
    this.turn(state);
    this.synth.cancel();
  }

  /** @param {"off" | "on" | "paused"} state */
  turn(state) {
    this.said = null;
    this.state = state;
    this.host.requestUpdate();
  }
}

/** @param {string} text @param {string} language @returns {string[]} */
function sentences(text, language) {
  if (!("Segmenter" in Intl)) return [text];
  const found = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return [...found].map(({ segment }) => segment.trim()).filter(Boolean);
}

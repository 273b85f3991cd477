/** What a person may choose: the language, who they are, and whether this device remembers. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";

export function select(label, options, chosen, act) {
  return html`<label>${label}
    <select .value=${live(chosen)} @change=${(event) => act(event.target.value)}>
      ${options.map(
        ([value, name, lang]) =>
          html`<option value=${value} lang=${lang || nothing} ?selected=${value === chosen}>${name}</option>`,
      )}
    </select></label>`;
}

/** @param {import("./chat.js").LoChat} chat */
export function options(chat) {
  const { t, config, talk } = chat;
  const audiences = (config.audiences ?? []).map((one) => one.value ?? one);
  const says = (value) => t(`audience_${value.replace(/-/g, "_")}`);
  return html`<section class="options" aria-label=${t("options")} tabindex="-1">
    ${config.languages?.length > 1
      ? select(t("language"), config.languages.map(({ code, name }) => [code, name, code]), config.language, (code) =>
          chat.speak(code))
      : nothing}
    ${select(t("audience"), [["", t("audience_any")], ...audiences.map((one) => [one, says(one)])], talk.audience, (value) =>
      chat.setAudience(value))}
    <div>
      <label class="check"><input type="checkbox" .checked=${talk.remember} aria-describedby="remember-hint"
        @change=${(event) => chat.setRemember(event.target.checked)} /><span>${t("remember")}</span></label>
      <p class="quiet" id="remember-hint">${t("remember_hint")}</p>
    </div>
  </section>`;
}

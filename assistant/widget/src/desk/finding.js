/** Finding a document: by words in it, or in the list. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { inWords } from "../answer/dates.js";
import { standing } from "../answer/card.js";
import { focusOn } from "../answer/focus.js";
import { select } from "../shell/options.js";

/** @param {import("./desk.js").LoDesk} desk */
export function finding(desk) {
  const { t, library } = desk;
  return html`<div class="scroll finding">
    <h2 id="heading" tabindex="-1">${t("documents")}</h2>
    <p class="quiet">${t("start")}</p>
    <form role="search" @submit=${(event) => (event.preventDefault(), look(desk))}>
      <label for="words">${t("search_label")}</label>
      <div class="row">
        <input id="words" type="search" dir="auto" autocomplete="off" enterkeyhint="search" .value=${live(library.typed)}
          @input=${(event) => library.type(event.target.value)} />
        <button class="button main">${t("search")}</button>
      </div>
    </form>
    <div class="filters">${filters(desk)}</div>
    ${library.query ? results(desk) : list(desk)}
  </div>`;
}

/** What is found is below the end of a small screen: whoever searches there is taken to it. */
async function look(desk) {
  await desk.library.search();
  if (!desk.wide && desk.library.results) await focusOn(desk, "#found");
}

function filters({ t, say, library, config }) {
  const audiences = ["", ...(config.audiences ?? [])];
  const named = (one) => t(`audience_${one.replace(/-/g, "_") || "any"}`);
  const kinds = [["", t("kind_any")], ["official", say("kind_official")], ["note", say("kind_note")]];
  return html`
    ${select(t("written_for"), audiences.map((one) => [one, named(one)]), library.audience, (audience) => library.choose({ audience }))}
    ${select(t("kind"), kinds, library.kind, (kind) => library.choose({ kind }))}`;
}

const status = (words) => html`<p class="count" role="status">${words}</p>`;

const button = (words, act) => html`<button type="button" class="button" @click=${act}>${words}</button>`;

function list(desk) {
  const { t, library } = desk;
  if (library.failed) return html`${status(t("list_failed"))}${button(t("try_again"), () => library.load())}`;
  if (!library.sources) return status("");
  const { listed } = library;
  return html`<h3>${t("all_documents")}</h3>
    ${status(listed.length ? desk.count("documents", listed.length) : t("none_fit"))} ${everything(desk, listed)}
    <ul role="list">
      ${listed.map((source) => html`<li>${one(desk, source)}</li>`)}
    </ul>`;
}

function one(desk, source) {
  return html`<button type="button" class="entry" data-key=${source.id}
    @click=${() => desk.reading.open(source.id, [], source, { kind: "list", key: source.id })}>
    <span class="title" dir="auto" lang="en">${source.title}</span>
    <span class="quiet">${origin(desk, source)}</span>
  </button>`;
}

/** What a document is, in a line. */
function origin({ say, config }, source) {
  const kind = say(source.kind === "note" ? "kind_note" : "kind_official");
  const doubtful = source.standing === "current" ? "" : standing(source, { t: say });
  const parts = [kind, source.publisher, inWords(source.published, config.language), doubtful].filter(Boolean);
  return parts.map((part, i) => html`${i ? " · " : ""}<bdi>${part}</bdi>`);
}

function results(desk) {
  const { t, library } = desk;
  const { state, found, query } = library;
  const total = found.reduce((sum, { matches }) => sum + matches.length, 0);
  const none = library.chosen && library.results?.length ? t("none_fit") : t("found_none", { query });
  const said = { searching: t("searching"), failed: t("search_failed") }[state] ?? (total ? desk.count("found", total) : none);
  return html`<h3 id="found" tabindex="-1">${t("results")}</h3>
    <div class="row does">
      ${status(said)}
      ${state === "failed" ? button(t("try_again"), () => library.search()) : nothing}
      ${button(t("clear"), () => (library.clear(), desk.find("#words").focus()))}
      ${state ? nothing : everything(desk, found)}
    </div>
    ${state ? nothing : found.map((group) => matches(desk, group))}`;
}

function matches(desk, { source, matches: all }) {
  return html`<section class="group">
    <h4 dir="auto" lang="en">${source.title}</h4>
    <p class="quiet">${origin(desk, source)}</p>
    <ul role="list">
      ${all.map((match, i) => {
        const key = `${source.id} ${i}`;
        return html`<li><button type="button" class="entry" data-key=${key}
          @click=${() => desk.reading.open(source.id, all, match, { kind: "results", key })}>
          ${match.headings.length ? html`<span class="quiet" dir="auto" lang="en">${match.headings.join(" › ")}</span>` : nothing}
          <span dir="auto" lang="en">${match.text}</span>
        </button></li>`;
      })}
    </ul>
  </section>`;
}

/** The way out when nothing is left of what there is. */
function everything({ t, library }, left) {
  if (left.length || !library.chosen) return nothing;
  return button(t("show_all"), () => library.choose({ audience: "", kind: "" }));
}

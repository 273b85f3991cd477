/** A stored document to be read, with the words marked that led to it. */
import { html, nothing } from "lit";
import { web } from "../answer/addresses.js";
import { away } from "../answer/away.js";
import { standing } from "../answer/card.js";
import { cut } from "./passages.js";
import { known, quoted, selected } from "./quote.js";

const BACK = html`<svg class="turned" viewBox="0 0 24 24" aria-hidden="true"><path d="M11 5l-7 7 7 7M4 12h16" /></svg>`;
const UP = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 15l7-7 7 7" /></svg>`;
const DOWN = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 9l7 7 7-7" /></svg>`;

const button = (words, act, kind = "", label = nothing) =>
  html`<button type="button" class="button ${kind}" aria-label=${label} @click=${act}>${words}</button>`;

/** @param {import("./desk.js").LoDesk} desk */
export function documentView(desk) {
  const { wide, reading } = desk;
  // Little may stay in sight where little is seen.
  const [above, below] = wide ? [(part) => part(desk), () => nothing] : [() => nothing, (part) => part(desk)];
  return html`<header class="bar">
      <div class="row way">${back(desk)} ${above(elsewhere)}</div>
      <h2 id="heading" tabindex="-1" dir="auto" lang="en">${reading.source.title}</h2>
      <div class="row does">${moves(desk)} ${above(copy)}</div>
      ${above(byHand)}
    </header>
    <div class="scroll reading" tabindex=${wide ? 0 : nothing} role=${wide ? "region" : nothing}
      aria-labelledby=${wide ? "heading" : nothing}>
      ${about(desk)}
      <div class="row does">${below(copy)} ${print(desk)} ${below(elsewhere)}</div>
      ${below(byHand)} ${stored(desk)}
    </div>`;
}

function back(desk) {
  const { t, reading, library } = desk;
  const answer = reading.from.kind === "answer";
  const words = t(answer ? "back_to_answer" : library.query ? "back_to_results" : "back_to_list");
  return button(html`${BACK}${words}`, () => (answer ? desk.backToAnswer() : desk.backToFinding()), "bare");
}

/** To the other documents, for whoever came here from an answer. */
function elsewhere(desk) {
  const { t, reading, library } = desk;
  if (reading.from.kind !== "answer") return nothing;
  return button(t(library.query ? "back_to_results" : "all_documents"), () => desk.backToFinding(), "bare");
}

/** Through the marked words, when there are any. */
function moves({ t, reading }) {
  const { marks, now, lost } = reading;
  const go = t("go_to_marked");
  if (!marks.length) return nothing;
  if (marks.length === 1) return button(go, () => reading.show(true));
  const at = t("marked", { n: now + 1, total: marks.length });
  return html`<div class="moves">
    ${button(UP, () => reading.move(-1), "icon", t("previous"))}
    ${button(at, () => reading.show(true), "bare", `${at}. ${go}`)}
    ${button(DOWN, () => reading.move(1), "icon", t("next"))}
    <span class="hidden" role="status">${lost ? nothing : `${at}. ${marks[now].reference.quote}`}</span>
  </div>`;
}

function copy(desk) {
  const { reading } = desk;
  if (reading.state !== "open") return nothing;
  // The focus would take the selection along.
  const keep = (event) => event.preventDefault();
  return html`<span class="row" @mousedown=${keep}>${reading.copy.button(() => words(desk), copying(desk))}</span>`;
}

const copying = ({ t, say }) => (key, vars) => (key === "copy" ? t("copy") : say(key, vars));

const byHand = (desk) => desk.reading.copy.field(copying(desk));

const view = ({ say, config, base }) => ({ t: say, language: config.language, base });

/** What is known of the document. */
function about(desk) {
  const { say, base, reading } = desk;
  const { source } = reading;
  if (!source.kind) return nothing;
  const open = web(source.url, base);
  return html`<div class="about">
    ${source.about ? html`<p dir="auto" lang="en">${source.about}</p>` : nothing}
    <p><span class=${`standing ${source.standing}`}>${standing(source, view(desk))}</span></p>
    <dl>
      ${known(source, view(desk)).map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}
    </dl>
    ${open ? html`<p class="links"><a href=${open} rel="noopener" target="_blank">${say("open_public")}${away(view(desk))}</a></p>` : nothing}
  </div>`;
}

/** What is copied: what the person selected, else the marked words, else where the document is to be found. */
function words(desk) {
  const { source, mark } = desk.reading;
  const chosen = selected(desk.find(".stored"));
  if (chosen || !mark) return quoted(chosen, { ...source, source_id: source.id }, view(desk));
  return quoted(mark.reference.quote, mark.reference, view(desk));
}

/** Prints the document and nothing of the conversation. */
function print(desk) {
  if (desk.reading.state !== "open") return nothing;
  return button(desk.t("print"), () => {
    desk.setAttribute("printing", "document");
    window.print();
    desk.removeAttribute("printing");
  });
}

function stored(desk) {
  const { t, reading } = desk;
  const { state, lost, blocks } = reading;
  if (state === "opening") return html`<p class="quiet" role="status">${t("opening")}</p>`;
  if (state === "failed") {
    return html`<div class="box" role="alert"><p>${t("document_failed")}</p>${button(t("try_again"), () => reading.retry())}</div>`;
  }
  return html`
    ${lost ? html`<div class="box"><p>${t("not_found")}</p><blockquote dir="auto" lang="en">${lost}</blockquote></div>` : nothing}
    <p class="quiet">${t("stored_copy")}</p>
    <div class="stored" lang="en">${blocks.map((block, i) => one(reading, block, i))}</div>`;
}

/** Below the title that stands above the document. */
const HEADINGS = [
  (inside) => html`<h3 dir="auto">${inside}</h3>`,
  (inside) => html`<h4 dir="auto">${inside}</h4>`,
  (inside) => html`<h5 dir="auto">${inside}</h5>`,
  (inside) => html`<h6 dir="auto">${inside}</h6>`,
];

function one(reading, { kind, level, pieces }, i) {
  const inside = pieces.map((piece) => marked(reading, piece));
  if (kind === "row") return html`<p class="cells" dir="auto">${inside.map((cell) => html`<span>${cell}</span>`)}</p>`;
  if (kind === "text") return html`<p dir="auto">${inside}</p>`;
  const title = i === 0 && reading.text.slice(...pieces[0]).trim() === reading.source.title;
  return title ? nothing : HEADINGS[Math.min(Math.max(level - 2, 0), HEADINGS.length - 1)](inside);
}

function marked(reading, piece) {
  const { text, marks, now } = reading;
  const spans = marks.map(({ span }) => span);
  return cut(piece, spans, now).map(({ start, end, mark }) => {
    const part = text.slice(start, end);
    if (mark < 0) return part;
    const first = mark === now && start === spans[mark][0];
    return mark === now
      ? html`<mark class="now" id=${first ? "now" : nothing} tabindex=${first ? -1 : nothing}>${part}</mark>`
      : html`<mark>${part}</mark>`;
  });
}

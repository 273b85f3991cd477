/** Words of a document as text to take elsewhere: the words, where they are from, and where to read them. */
import { places } from "../answer/addresses.js";
import { facts, standing } from "../answer/card.js";
import { inWords, today } from "../answer/dates.js";

/** What the person has selected in an element, "" for nothing. @param {Element} element */
export function selected(element) {
  const root = element.getRootNode();
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection?.rangeCount) return "";
  const range = selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? selection.getRangeAt(0);
  const inside = (node) => element.contains(node);
  return inside(range.startContainer) && inside(range.endContainer) ? String(selection).trim() : "";
}

/**
 * What is known of a document, each with its name. A citation has its own: in a note, those of the page it rests on.
 * @returns {[string, string][]}
 */
export function known(source, view) {
  if ("number" in source) return facts(source, view);
  const { t, language } = view;
  const all = [
    [t("kind"), t(source.kind === "note" ? "kind_note" : "kind_official")],
    [t("publisher"), source.publisher],
    [t("published"), inWords(source.published, language) || t("undated")],
    [t("checked"), inWords(source.checked, language)],
  ];
  return all.filter(([, value]) => value);
}

/**
 * A reference is in the shape of a citation; a document as it is listed is one to all of it.
 * @param {string} words "" for the document as a whole
 * @param {any} reference
 * @param {{t: (key: string, vars?: object) => string, language: string, base: string}} view words as answers have them
 */
export function quoted(words, reference, view) {
  const { t, language, base } = view;
  const { stored, open } = places(reference, base);
  const where = [reference.title, ...(reference.headings ?? [])];
  if (reference.page) where.push(t("page_n", { n: reference.page }));
  return [
    words && `“${words}”\n`,
    where.join(" › "),
    [...known(reference, view).map(([name, value]) => `${name}: ${value}`), standing(reference, view)].join("; "),
    open,
    stored,
    t("copied_on", { date: inWords(today(), language) }),
  ].filter(Boolean).join("\n");
}

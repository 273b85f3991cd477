"""Answer -> words for a reader: Markdown for programs, plain text for a terminal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from urllib.parse import quote as percent

from assistant.messages import message
from assistant.types import Answer, Citation, Notice, Sentence

STANDING = {
    "current": "current",
    "dated": "may be out of date",
    "superseded": "replaced",
    "archived": "old page, kept for the record",
}
KIND = {"official": "Official document", "note": "Our guidance note"}
TIMELINE = "The dates"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def markdown(answer: Answer) -> str:
    """The answer as Markdown: a paragraph a section, items as a list, [1] markers after each; then the
    steps of its timeline, and the nearest pages when there is no answer."""
    return "".join(pieces(answer))


def pieces(answer: Answer) -> list[str]:
    """The Markdown in order, a sentence, a step or a page a piece, each with the gap that stands before it."""
    made = [answer.lead] if answer.lead else []
    listed = False
    for paragraph in paragraphs(answer):
        for sentence in paragraph:
            text = escaped(sentence.text) + "".join(f" [{n}]" for n in sentence.citations)
            item = sentence.kind == "item"
            apart = sentence is paragraph[0] or listed
            gap = ("\n- " if listed else "\n\n- ") if item else ("\n\n" if apart else " ")
            made.append(gap + text)
            listed = item
    made += _list(TIMELINE, [f"{escaped(step.label)} [{step.citation}]" for step in answer.timeline])
    made += _list(
        nearest_heading(answer), [f"[{escaped(p.source.title)}](/sources/{percent(p.source.id)})" for p in answer.pages]
    )
    return [made[0].lstrip("\n"), *made[1:]] if made else []


def _list(heading: str, items: Sequence[str]) -> list[str]:
    """A list as pieces. The heading keeps it apart from a list before it."""
    return [f"\n\n{heading}:\n\n- {items[0]}", *(f"\n- {item}" for item in items[1:])] if items else []


def paragraphs(answer: Answer) -> list[list[Sentence]]:
    """The sentences in runs that rest on the same section of the same source."""
    sections = {c.number: (c.source.id, c.headings) for c in answer.citations}
    runs: list[list[Sentence]] = []
    last: object = None
    for sentence in answer.sentences:
        section = sections.get(sentence.citations[0]) if sentence.citations else None
        if not runs or section != last:
            runs.append([])
        runs[-1].append(sentence)
        last = section
    return runs


def passages(answer: Answer) -> list[list[Sentence]]:
    """The sentences in runs of one kind that rest on the same words: a paragraph or a list each."""
    runs: list[list[Sentence]] = []
    for sentence in answer.sentences:
        last = runs[-1][-1] if runs else None
        if last is None or (last.kind, last.citations) != (sentence.kind, sentence.citations):
            runs.append([])
        runs[-1].append(sentence)
    return runs


def brings_numbers(run: Sequence[Sentence]) -> bool:
    """Whether every item of a list has a number of its own, and needs no other mark."""
    return all(re.match(r"\d{1,3}(?:[.)] +\S| +[A-Z])", sentence.text) for sentence in run)


def plain(answer: Answer) -> str:
    """The answer and its sources for a terminal."""
    first, later = notices(answer)
    lines = [line for notice in first for line in (f"Please note: {notice.text}", "")]
    lines += [answer.lead, ""] if answer.lead else []
    for run in passages(answer):
        texts = [sentence.text + "".join(f" [{n}]" for n in sentence.citations) for sentence in run]
        mark = "  " if brings_numbers(run) else "  • "
        lines += [mark + text for text in texts] if run[0].kind == "item" else [" ".join(texts)]
    if answer.sentences:
        lines.append("")
    if answer.timeline:
        lines.append(TIMELINE)
        for step in answer.timeline:
            lines += [f"  {day_in_words(step.date)}", f"      {step.label} [{step.citation}]"]
        lines.append("")
    for notice in later:
        lines += [f"Please note: {notice.text}", ""]
    suggested = [next_heading(answer), *(f"  • {s}" for s in answer.suggestions), ""] if answer.suggestions else []
    if offers_choices(answer):
        lines += suggested
    if answer.citations:
        lines.append("Sources")
    for c in answer.citations:
        lines += [f"  [{c.number}] {c.source.title} — {provenance(c)}", f"      “{c.quote}”", f"      {c.url}"]
    if answer.pages:
        nearest = (": ".join(filter(None, (p.source.title, p.source.url))) for p in answer.pages)
        lines += [nearest_heading(answer), *(f"  • {page}" for page in nearest), ""]
    if answer.contacts:
        lines += ["", "Who can help"]
    for contact in answer.contacts:
        reach = " · ".join(part for part in (contact.phone, contact.email, contact.url) if part)
        lines += [f"  {contact.name}: {reach}", f"      {contact.for_} (Checked {readable(contact.checked)}.)"]
    if not offers_choices(answer):
        lines += ["", *suggested]
    return "\n".join(lines).strip()


def notices(answer: Answer) -> tuple[list[Notice], list[Notice]]:
    """The notices to read before the answer, which are about the question, and those to read after it."""
    first = [notice for notice in answer.notices if notice.kind == "personal-data"]
    return first, [notice for notice in answer.notices if notice not in first]


def offers_choices(answer: Answer) -> bool:
    """Whether the suggestions are what is asked back, and not only what could be asked next."""
    return answer.status == "clarify" and bool(answer.suggestions) and not answer.sentences


def nearest_heading(answer: Answer) -> str:
    """What stands above the pages to look at, in the language of the answer."""
    return message(answer.language, "nearest").text


def next_heading(answer: Answer) -> str:
    """What stands above the suggestions."""
    return "Which of these?" if offers_choices(answer) else "You could also ask"


def provenance(citation: Citation) -> str:
    """Who says so and since when: "Our guidance note, resting on ipsea.org.uk (high confidence); page
    undated; checked 22 November 2026"."""
    source = citation.source
    note = source.kind == "note"
    parts = [KIND[source.kind] + (", resting on " if note else ", ") * bool(citation.publisher) + citation.publisher]
    if citation.published:
        date = readable(citation.published)
        parts.append(("page undated" if date == "undated" else f"page: {date}") if note else f"published {date}")
    if citation.checked:
        parts.append(f"checked {readable(citation.checked.isoformat())}")
    if source.standing != "current":
        parts.append(STANDING[source.standing])
    return "; ".join(parts)


def readable(date: str) -> str:
    """A date as people write it: "2024-09-26" is 26 September 2024; a school year (2024-25) and other words
    are left alone."""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", date)
    if not found:
        return date
    year, month, day = found.groups()
    parts = ([str(int(day))] if day else []) + ([_MONTHS[int(month) - 1]] if month else [])
    return " ".join([*parts, year])


def day_in_words(date: dt.date | None) -> str:
    """A day with the day of the week, as people say it: "Tuesday 14 April 2026"."""
    return f"{_DAYS[date.weekday()]} {readable(date.isoformat())}" if date else "No date yet"


def source_date(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def escaped(text: str) -> str:
    """Words of a document must not become Markdown: no emphasis, links, lists, headings or HTML."""
    text = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", text)
    return re.sub(
        r"^(\s*)([-+]|\d+(?=[.)]))", lambda m: f"{m[1]}{m[2]}\\" if m[2][0].isdigit() else f"{m[1]}\\{m[2]}", text
    )

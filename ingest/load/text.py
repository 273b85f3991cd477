"""Plain text -> Markdown, so that one parser reads both.

Plain text saved from web pages and PDFs carries its structure in layout: a bullet glyph, a short
line that is a heading, a line that is a paragraph. Here that layout becomes Markdown's marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

BULLET = re.compile(r"^(\s*)(?:[•●○▪◦‣✓✔]|[-*](?=\s|$))\s*")
_TABLE = re.compile(r"^\s*(?:-\s+)?(?=\|)")
_MARKED_HEADING = re.compile(r"^#{1,6} ")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s")

# A heading is a short line: 90 characters is one and a half lines of a phone screen.
MAX_HEADING, MAX_TITLE = 90, 160
# Text wrapped by hand or by a converter rarely runs past 100 columns.
WRAP_COLUMN = 100


def to_markdown(text: str, outline: Sequence[str] = (), infer: bool = True) -> str:
    """Give plain text Markdown's marks. Words are left as they are.

    `outline` lists the heading lines in order, each with its level as hashes ("## Background");
    without it headings are inferred from short lines that open a passage,
    unless `infer` is false.
    """
    lines = text.replace("\r\n", "\n").replace("\ufeff", "").split("\n")
    wrapped = _is_wrapped(lines)
    expected = [(len(h) - len(h.lstrip("#")), h.lstrip("#").strip()) for h in outline]
    infer = infer and not outline and not any(_MARKED_HEADING.match(line) for line in lines)
    out: list[str] = []
    in_item = False
    for i, line, bullet in _lines(lines):
        plain = line.strip()
        if not plain:
            out.append("")
            continue
        table = _TABLE.match(line)
        if table:
            if out and out[-1] and not out[-1].startswith("|"):
                out.append("")
            out.append(line[table.end() :])
            in_item = False
        elif bullet is not None:
            out.append("- " + bullet)
            in_item = True
        elif expected and plain == expected[0][1]:
            level, title = expected.pop(0)
            out += ["", "#" * level + " " + title, ""]
            in_item = False
        elif infer and not (wrapped and _goes_on(lines, i)) and _opens_a_passage(lines, i, any(out)):
            out += ["", ("## " if any(out) else "# ") + plain, ""]
        elif in_item and line.startswith("  "):
            out.append("  " + plain)
        elif wrapped or _NUMBERED.match(line) or (out and out[-1].count("**") == 1):
            out.append(plain)
            in_item = False
        else:
            out += ["", plain] if plain.count("**") == 1 else ["", plain, ""]
            in_item = False
    return "\n".join(out)


def _lines(lines: Sequence[str]) -> Iterator[tuple[int, str, str | None]]:
    """Each line with its bullet's text, a bullet left alone on its line taking the next one."""
    lone = False
    for i, line in enumerate(lines):
        match = None if _TABLE.match(line) else BULLET.match(line)
        if match and not line[match.end() :].strip() and match.group(0).strip():
            lone = True
        elif lone and line.strip():
            lone = False
            yield i, line, line.strip()
        else:
            yield i, line, line[match.end() :].strip() if match else None


def _is_wrapped(lines: Sequence[str]) -> bool:
    prose = [len(line) for line in lines if line.strip() and not line.lstrip().startswith("|")]
    followed = sum(1 for a, b in pairwise(lines) if len(a) > 45 and b.strip())
    return bool(prose) and max(prose) <= WRAP_COLUMN and followed >= len(prose) / 4


def _goes_on(lines: Sequence[str], i: int) -> bool:
    """Whether the next line continues this one, as in text wrapped by hand: a line that was full."""
    if i + 1 >= len(lines) or not lines[i + 1].strip() or BULLET.match(lines[i + 1]):
        return False
    return len(lines[i]) > 0.6 * max(map(len, lines)) or lines[i + 1].lstrip()[0].islower()


def _opens_a_passage(lines: Sequence[str], i: int, started: bool) -> bool:
    if lines[i].startswith("  "):
        return False
    plain = lines[i].strip()
    if not started:
        return len(plain) <= MAX_TITLE and not re.search(r"[.?!] ", plain)
    rest = (line.strip() for line in lines[i + 1 :])
    following = next((line for line in rest if line), "")
    if len(plain) > MAX_HEADING or plain[-1] in ".,;:!”\"'" or not plain[0].isupper():
        return False
    listed = bool(BULLET.match(following))
    return following != "" and (listed or len(following) > max(len(plain), MAX_HEADING // 2))

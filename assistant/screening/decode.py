"""A message as written -> the ways it may be meant: plain, and out of the usual disguises.

Every way is cheap, so all are tried and whoever judges them looks for words that make sense: an
ordinary question turned round or shifted by thirteen letters makes none.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import urllib.parse
from collections.abc import Callable, Iterator

_QUOTES = str.maketrans("’‘‛`´“”„«»–—‐‑", "''''''" + '"""""' + "-" * 3)
# Letters of other alphabets that look like Latin ones (Unicode TR39, the commonest).
_TWINS = str.maketrans(
    "аеорсухіѕјһԁԛԝкмтвнАВЕКМНОРСТУХІЅЈαοενικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡɑ",
    "aeopcyxisjhdqwkmtbhABEKMHOPCTYXISJaoevikptuxABEZHIKMNOPTYXiga",
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_MORSE = dict(
    zip(
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
        "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".split(),
        "abcdefghijklmnopqrstuvwxyz0123456789",
        strict=True,
    )
)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:(?:0x|\\x|%)?[0-9a-f]{2}[\s,:]*){6,}", re.IGNORECASE)
_BITS = re.compile(r"(?:[01]{8}\s*){4,}")
_CODES = re.compile(r"(?:\b\d{2,3}\b[\s,]*){6,}")
_DOTS = re.compile(r"(?:[.·•-]{1,5}(?:\s*/\s*|\s+)){4,}[.·•-]{1,5}")
_SPACED = re.compile(r"\b\w(?:[\s.*_|,~-]{1,3}\w\b){5,}")


def readings(text: str) -> list[str]:
    """The message in plain punctuation and Latin letters, then what it may say in disguise: letters
    spaced out, written backwards, as figures, by rot13, or in base64, hex, bits, codes or Morse."""
    first = plain(text)
    opened = [out for way in _SEALED for out in way(first)]
    # A message may be sealed twice, or sealed and then disguised; what was plain is not turned twice.
    opened += [again for out in opened for way in _SEALED for again in way(out)]
    ways = [out for one in (first, *opened) for way in _TURNED for out in way(one)]
    return list(dict.fromkeys((first, *opened, *ways)))


def plain(text: str) -> str:
    """Straight quotes and dashes; twin letters made Latin in words that mix the alphabets."""
    text = text.translate(_QUOTES)
    return re.sub(r"\w+", lambda m: m[0].translate(_TWINS) if re.search("[A-Za-z]", m[0]) else m[0], text)


def _twins(text: str) -> Iterator[str]:
    if re.search(r"[^\W\d_]", text) and not text.isascii():
        yield text.translate(_TWINS)


def _leet(text: str) -> Iterator[str]:
    changed = re.sub(
        r"\S*[A-Za-z]\S*", lambda m: m[0][:-1].translate(_LEET) + re.sub("[!|]$", "", m[0][-1:]).translate(_LEET), text
    )
    if changed != text:
        yield changed


def _joined(text: str) -> Iterator[str]:
    """Letters set apart made into one run, and words joined by marks set apart."""
    if _SPACED.search(text):
        yield _SPACED.sub(lambda m: re.sub(r"[\W_]", "", m[0]), text)
    if re.search(r"\w[_*.|+~/]\w+[_*.|+~/]\w", text):
        yield re.sub(r"(?<=\w)[_*.|+~/](?=\w)", " ", text)


def _backwards(text: str) -> Iterator[str]:
    yield text[::-1]
    yield " ".join(word[::-1] for word in text.split())


def _rot13(text: str) -> Iterator[str]:
    yield codecs.encode(text, "rot13")


def _unquoted(text: str) -> Iterator[str]:
    if re.search(r"%[0-9a-fA-F]{2}", text):
        yield urllib.parse.unquote_plus(text)


def _base64(text: str) -> Iterator[str]:
    yield from _blobs(text, _BASE64, lambda blob: base64.b64decode(_padded(blob), altchars=b"-_"))


def _hex(text: str) -> Iterator[str]:
    yield from _blobs(text, _HEX, lambda blob: bytes.fromhex(re.sub(r"0x|\\x|[^0-9a-f]", "", blob, flags=re.I)))


def _bits(text: str) -> Iterator[str]:
    yield from _blobs(text, _BITS, lambda blob: bytes(int(b, 2) for b in re.findall(r"[01]{8}", blob)))


def _codes(text: str) -> Iterator[str]:
    yield from _blobs(text, _CODES, lambda blob: bytes(int(n) for n in re.findall(r"\d+", blob)))


def _morse(text: str) -> Iterator[str]:
    def spelled(m: re.Match[str]) -> str:
        words = re.split(r"\s*/\s*", m[0].translate(str.maketrans("·•", "..")))
        return " ".join("".join(_MORSE.get(sign, "") for sign in word.split()) for word in words)

    if _DOTS.search(text):
        yield _DOTS.sub(spelled, text)


def _blobs(text: str, pattern: re.Pattern[str], read: Callable[[str], bytes]) -> Iterator[str]:
    """The text with each run that reads as words replaced by them."""

    def words(m: re.Match[str]) -> str:
        try:
            found = read(m[0]).decode("utf-8")
        except (ValueError, binascii.Error):
            return m[0]
        return f"{found} " if found.isprintable() and found.strip() else m[0]

    changed = pattern.sub(words, text)
    if changed != text:
        yield plain(changed)


def _padded(blob: str) -> str:
    bare = blob.rstrip("=").translate(str.maketrans("+/", "-_"))
    return bare + "=" * (-len(bare) % 4)


_SEALED: tuple[Callable[[str], Iterator[str]], ...] = (_unquoted, _base64, _hex, _bits, _codes, _morse)
_TURNED: tuple[Callable[[str], Iterator[str]], ...] = (_twins, _leet, _joined, _rot13, _backwards)

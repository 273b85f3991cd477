"""A made-up council's corpus for the whole chat: a plan, a note with a time limit, an old guide, and a hostile page."""

from __future__ import annotations

from tests import small_corpus
from tests.small_corpus import ASKING_SOURCE, HOW_LONG_IT_TAKES, HOW_TO_ASK, PLAN_SOURCE

_OWN_SOURCES = """
[[source]]
id = "guide"
title = "A guide to travel help"
path = "documents/guide.md"
kind = "official"
url = "https://example.org/travel"
publisher = "Exampleton Council"
audience = ["parent"]
topics = ["travel"]
published = "2019-03"
checked = 2026-11-01
standing = "dated"

[[source]]
id = "hostile"
title = "<img src=https://evil.example/title.png onerror=window.ran=1> Music"
path = "documents/hostile.txt"
kind = "official"
url = "https://example.org/music"
publisher = "<script>window.ran=1</script>"
audience = ["parent"]
topics = ["music"]
published = 2025-01-01
checked = 2026-11-01
standing = "current"
"""
SOURCES = PLAN_SOURCE + _OWN_SOURCES + ASKING_SOURCE
PLAN = """
# The Plan for Exampleton

## Who is this plan for?

This plan is for children and young people aged 0 to 25 in Exampleton and their families.

## Library club

- The library club for autistic children is open every Saturday morning.
- A quiet room is kept for children who need a rest.

## Resource bases

A resource base is a small class in a mainstream school for children who need more help.
4 schools in Exampleton have a resource base. A child needs an EHCP to have a place in a resource base.
The SENCO of the school can tell you how a place is given.
"""
GUIDE = """
# A guide to travel help

## Who can have travel help?

Travel help is for children who live more than three miles from their school. Ask the travel team for a form.
"""
HOSTILE = """
The music club

The music club for deaf children is open on Sunday.

The music club has [a form](javascript:window.ran=1) for you.

The music club has <img src=https://evil.example/x.png onerror=window.ran=1> a band.

The music club has <script>window.ran=1</script> a choir.
"""
_WHY = """- Say why your child needs more help than the school can give without an EHCP.
  - source: <https://example.org/asking>; undated; medium
"""
ASKING = HOW_TO_ASK + _WHY + HOW_LONG_IT_TAKES
TIMESCALES = """
[[clock]]
id = "decide"
label = "The council tells you whether it will assess"
starts = "The day the council gets the request"
event = ["request"]
asked = ["decid*", "decision", "assess*", "when"]
chain = true
within = 6
unit = "weeks"
rule = "The council must tell you its decision within six weeks of your request."
note = "notes/asking"
source = "https://example.org/law/5"
date = "2014"
confidence = "high"
group = "assessment"
"""
_SENCO = """
[[term]]
term = "SENCO"
short = ["SENCO"]
also = []
long = "special educational needs co-ordinator"
meaning = "The teacher who plans the help in a school."
"""
GLOSSARY = small_corpus.GLOSSARY + _SENCO
_LISTENERS = """
[[contact]]
id = "listeners"
name = "The Listeners of Exampleton"
for = "Someone to talk to at any time."
phone = "01632 960999"
checked = 2026-11-01
group = "crisis"
"""
CONTACTS = small_corpus.CONTACTS + _LISTENERS
COUNCIL = """
name = "Exampleton Council"
service = "Exampleton Assistant"
about = "Answers from Exampleton's documents, with the words each rests on."
greeting = "Hello. Ask me about help for children in Exampleton."
privacy = "Your question is not kept."
local_offer_url = "https://example.org/local-offer"
places = ["Exampleton"]
subject = ["school", "child", "plan", "assessment", "EHC", "travel", "library", "resource base", "music"]
examples = ["How do I ask for an EHC needs assessment?", "What is a resource base?"]
plain = ["EHC"]
"""
FILES = {
    "sources.toml": SOURCES,
    "documents/plan.md": PLAN,
    "documents/guide.md": GUIDE,
    "documents/hostile.txt": HOSTILE,
    "notes/asking.md": ASKING,
    "timescales.toml": TIMESCALES,
    "glossary.toml": GLOSSARY,
    "contacts.toml": CONTACTS,
    "council.toml": COUNCIL,
}

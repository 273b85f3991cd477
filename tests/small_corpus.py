"""A made-up council's corpus: one official document, one note, one term, one contact.

The corpus of the browser tests is made of the same, and more.
"""

from __future__ import annotations

PLAN_SOURCE = """
[[source]]
id = "plan"
title = "The Plan for Exampleton"
path = "documents/plan.md"
kind = "official"
url = "https://example.org/plan"
publisher = "Exampleton Council"
audience = ["parent", "senco"]
topics = ["plan"]
published = 2024-09-26
checked = 2026-11-01
standing = "current"
"""
ASKING_SOURCE = """
[[source]]
id = "notes/asking"
title = "Asking for an assessment"
path = "notes/asking.md"
kind = "note"
audience = ["parent"]
topics = ["assessment"]
published = 2026-11-01
checked = 2026-11-01
"""
SOURCES = PLAN_SOURCE + ASKING_SOURCE
PLAN = """
# The Plan for Exampleton

## Who is this plan for?

This plan is for children and young people aged 0 to 25 in Exampleton and their families.

## What we will do

| Ref | What we will do | Why we will do it | Who will lead on this |
|---|---|---|---|
| 1.1 | Open a library club for autistic children | Families asked for somewhere quiet | Head of Libraries |
| 1.2 | Train every school in signing | Deaf pupils told us they felt left out | Deaf Support Team |

## Figures

- 120 children have an EHC plan in Exampleton.
- 4 schools have a resource base.
"""
HOW_TO_ASK = """
# Asking for an assessment

## How do I ask for an EHC needs assessment?

- You can ask the council yourself for an EHC needs assessment.
  - source: <https://example.org/law/36>; 2014; high
- Send your request to the council by letter or email.
  - source: <https://example.org/asking>; undated; medium
"""
HOW_LONG_IT_TAKES = """
## How long does the council have to decide?

- The council must tell you its decision within six weeks of your request.
  - source: <https://example.org/law/5>; 2014; high
"""
ASKING = HOW_TO_ASK + HOW_LONG_IT_TAKES
GLOSSARY = """
[[term]]
term = "EHC plan"
short = ["EHCP"]
also = []
long = "education, health and care plan"
meaning = "A legal paper that says what help a child must get."
"""
CONTACTS = """
[[contact]]
id = "advice"
name = "Exampleton Advice"
for = "Free advice for families."
phone = "01632 960000"
email = "advice@example.org"
url = "https://example.org/advice"
checked = 2026-11-01
default = true
words = ["advice"]
"""
COUNCIL = """
name = "Exampleton Council"
service = "Exampleton Assistant"
places = ["Exampleton"]
subject = ["school", "child", "plan", "assessment"]
examples = ["How do I ask for an EHC needs assessment?"]
plain = ["EHC"]
"""
FILES = {
    "sources.toml": SOURCES,
    "documents/plan.md": PLAN,
    "notes/asking.md": ASKING,
    "glossary.toml": GLOSSARY,
    "contacts.toml": CONTACTS,
    "council.toml": COUNCIL,
}

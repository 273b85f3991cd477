"""Other languages are told from English, spoken to in their own words, and answered when the embedder can."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from assistant.messages import STRINGS, Key, message
from assistant.screening.language import LATIN, SCRIPTS, language_of
from assistant.screening.multilingual import SAME, is_multilingual
from ingest.embed import Embedder, HashingEmbedder, Progress, SentenceTransformerEmbedder, Vectors

TWELVE = ("ar", "bn", "es", "gu", "hi", "pl", "pt", "ro", "ta", "uk", "ur", "zh")
KEYS: tuple[Key, ...] = ("unsupported", "crisis")
FOREIGN = [
    ("pl", "Szukam szkoły specjalnej"),
    ("pl", "moj syn nie mowi, ma 4 lata, gdzie isc"),
    ("pl", "Czy szkoła może skrócić mu lekcje? Codziennie dzwonią, żebym go odebrała, a ja pracuję."),
    ("ro", "Fiul meu are autism"),
    ("ro", "am nevoie de ajutor pentru baiatul meu la scoala"),
    ("ro", "Poate școala să îi scurteze programul? Mă sună zilnic să îl iau, dar eu lucrez."),
    ("pt", "Preciso de ajuda com a escola"),
    ("pt", "meu filho tem TDAH e a escola nao ajuda"),
    ("pt", "A escola pode reduzir o horário dele? Ligam-me todos os dias para o ir buscar, mas eu trabalho."),
    ("es", "Necesito ayuda con el colegio"),
    ("es", "como puedo pedir un plan EHCP para mi hijo"),
    ("es", "MI HIJO NO QUIERE IR A LA ESCUELA"),
    ("ta", "உதவி"),
    ("ta", "EHCP என்றால் என்ன?"),
    ("ta", "பள்ளி என் மகனை வெளியேற்ற விரும்புகிறது. நான் யாரிடம் முறையிடலாம்?"),
    ("ur", "شکریہ"),
    ("ur", "EHCP کے لیے درخواست کیسے دوں؟"),
    ("ur", "سکول والے روز گیارہ بجے فون کرتے ہیں کہ بچے کو لے جاؤ۔ کیا یہ قانونی ہے؟"),
    ("bn", "সাহায্য"),
    ("bn", "EHCP আবেদন"),
    ("bn", "স্কুল প্রতিদিন এগারোটায় ফোন করে বলে বাচ্চাকে নিয়ে যেতে। এটা কি ঠিক?"),
    ("ar", "مرحبا"),
    ("ar", "طلب EHCP"),
    ("ar", "تتصل بي المدرسة كل يوم لآخذ ابني مبكرا. هل هذا قانوني؟"),
    ("gu", "મદદ"),
    ("gu", "EHCP અરજી"),
    ("gu", "શાળા રોજ ફોન કરીને બાળકને લઈ જવા કહે છે. શું આ કાયદેસર છે?"),
    ("hi", "नमस्ते"),
    ("hi", "EHCP क्या है?"),
    ("hi", "स्कूल रोज़ ग्यारह बजे फोन करके बच्चे को ले जाने को कहता है। क्या यह कानूनी है?"),
    ("zh", "帮助"),
    ("zh", "什么是EHCP？"),
    ("zh", "學校不肯幫我女兒，我該怎麼辦？"),
    ("uk", "Допомога"),
    ("uk", "Що таке EHCP?"),
    ("uk", "Як отримати безкоштовний транспорт до школи?"),
    ("ru", "Каждый день звонят из школы, чтобы я забрала сына."),
    ("fr", "Bonjour, mon fils est autiste"),
    ("tr", "Oğlumun otizmi var, okul yardım etmiyor."),
    ("sq", "Nuk flas anglisht, kush mund të më ndihmojë?"),
    ("ja", "息子は自閉症です。学校で支援を受けるにはどうすればいいですか？"),
    ("fa", "پسرم اوتیسم دارد و مدرسه کمک نمی‌کند. چه کار کنم؟"),
    ("pa", "ਮੈਨੂੰ ਅੰਗਰੇਜ਼ੀ ਨਹੀਂ ਆਉਂਦੀ"),
]
MIXED = [
    ("es", "Hi, mi hijo no tiene plaza en ningún colegio. Can you help?"),
    ("ur", "Hello میرے بیٹے کو اسکول میں مدد چاہیے please"),
    ("hi", "मेरी बेटी को speech therapy चाहिए, GP ने refer नहीं किया"),
    ("zh", "SEND 学校怎么申请 EHCP？"),
    (None, "Привіт! My son has a plan and the school will not follow it."),
    (None, "What does توحد mean"),
    (None, "is there a group for 自闭症 children in Exampleby"),
    (None, "dziękuję for your help with the plan"),
    (None, "sоmе hеlр wіth mу plаn"),
]
ENGLISH = """
Is Wojciech Przykładowski entitled to transport?
Małgosia can't read
Łukasz is 6
Nguyễn needs SALT
Szymon, Kacper i Zuzanna
Ana Sofia Exemplo de Almeida
is Yusuf too young
my son josé maría rodríguez needs help
Raúl diabetic at school
My son's name is محمد علي
does a Montessori count
ad hoc support in lieu of school
naïve question
laissez-faire attitude
EHCP
EHCNA refused, LA SEND
SEMH ASC PDA MLD SLCN
EOTAS package cost LA
ISP EP TAF TAC
SENDIST form SEND35
reg 5 SEND Regs 2014
helpp
wher do i complane
hw lng 2 appeal
sn wnt go skl
dislexia asesment
my boy he not speak, how i get help
son autism school no help where go
no plan no school
teacher angry son
epilepsy rescue meds
hydrocephalus
total communication
a la carte timetable
mera beta autistic hai school help nahi karta
asdfghjkl
sdfkjh sdkfjh skdjfh
lkjasd asdlkj qwoeiu zmxncb
QWxhZGRpbjpvcGVuIHNlc2FtZQ==
4d 61 6b 65
jan.przykladowski@example.org
https://example.org/escuela/plan?x=1
12345
???
😀😀
""".strip().splitlines()


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_another_language_is_told(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_names_abbreviations_and_slips_is_english(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(("code", "text"), MIXED)
def test_a_message_in_two_languages_is_judged_by_the_larger_part(code: str | None, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "   ", "x" * 50_000, "word " * 10_000, "\ud800\U000e0041"])
def test_any_text_can_be_asked_about(text: str) -> None:
    assert language_of(text) is None


def test_a_code_is_always_two_letters() -> None:
    assert all(re.fullmatch("[a-z]{2}", code) for code in (*LATIN, *(c for codes in SCRIPTS.values() for c in codes)))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("code", TWELVE)
def test_each_of_the_twelve_is_spoken_to_in_its_own_language(code: str, key: Key) -> None:
    said = message(code, key)
    assert said.lang == code
    assert language_of(said.text) == code
    assert said.dir == ("rtl" if code in ("ar", "ur") else "ltr")


@pytest.mark.parametrize("code", ["so", "nonsense", "../en", "", None])
def test_any_other_language_is_spoken_to_in_english(code: str | None) -> None:
    said = message(code, "unsupported")
    assert (said.lang, said.dir) == ("en", "ltr")
    assert "interpreter" in said.text


def test_999_is_the_only_number_and_stands_in_every_message() -> None:
    for code in (*TWELVE, "en"):
        assert re.findall(r"\d+", message(code, "crisis").text) == ["999"]
        assert re.findall(r"\d+", message(code, "unsupported").text) == ["999"]


def test_every_file_of_strings_says_everything() -> None:
    for file in STRINGS.glob("*.toml"):
        assert {message(file.stem, key).lang for key in KEYS} == {file.stem}


class Reader:
    """An embedder that knows some of the translations, and finds all texts `base` alike besides."""

    id = "reader"

    def __init__(self, known: int, base: float) -> None:
        self._rows = {text: i for i, pair in enumerate(SAME) for text in pair}
        self._strange = {translation for _, translation in SAME[known:]}
        self._base = base

    def embed_query(self, text: str) -> Vectors:
        vector = np.zeros(len(SAME) + 2, dtype=np.float32)
        vector[-2 if text in self._strange else self._rows[text]] = np.sqrt(1 - self._base)
        vector[-1] = np.sqrt(self._base)
        return vector

    def embed_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return np.stack([self.embed_query(text) for text in texts])


@pytest.mark.parametrize("base", [0.0, 0.75])
def test_an_embedder_that_reads_other_languages_is_known_by_what_it_does(base: float) -> None:
    assert is_multilingual(Reader(known=len(SAME), base=base))
    assert is_multilingual(Reader(known=len(SAME) - 1, base=base))


@pytest.mark.parametrize("embedder", [HashingEmbedder(), SentenceTransformerEmbedder(), Reader(known=2, base=0.75)])
def test_an_embedder_that_reads_english_only_is_known_too(embedder: Embedder) -> None:
    assert not is_multilingual(embedder)


@pytest.mark.parametrize(
    "text",
    [
        "mera beta school nahi jata, form kahan milega bataiye",
        "en paiyanukku speech therapy venum, yaaridam pesanum",
        "amar chele school e jete chay na, ki korbo bolun",
        "kif ba3mel ta2dim la ibni bel madrase jdide",
    ],
)
def test_a_language_in_latin_letters_that_cannot_be_told_is_known_not_to_be_english(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "ep advce 4 ehcna hw mny wks do they gt",
        "sencos appted b4 2009 - need npq?? tia",
        "hw lng b4 thy hav 2 tel me if thyre gona asess my sn",
        "pls wats sectoin F meen in a ehpc thx",
        "mi dorta cant go skool cos of anxitey. dus the cuncil hav 2 teech her",
        "shrewood park shcool fone numbr plz",
        "my son Kavinraj Selvarajah is at Oluwaseun Adeyemi's nursery",
        "SALT OT EHCNA TAF SENDIASS",
    ],
)
def test_english_full_of_slips_names_or_abbreviations_is_english(text: str) -> None:
    assert language_of(text) is None

"""Personal details are replaced before anything is searched; what only looks like them is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.screening.personal import Detail, mask, without_placeholders
from assistant.screening.public import standing


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("our son Idris is not coping in Year 4", "Idris"),
        ("my daughter oluwaseun was sent home", "oluwaseun"),
        ("Kavindu's annual review is late", "Kavindu"),
        ("is Ayşe too young for travel training?", "Ayşe"),
        ("a plan for Zbigniew Testerton came today", "Zbigniew Testerton"),
        ("my boy harpreet exampleby has no place", "harpreet exampleby"),
        ("Mrs O'Testerly will not answer", "O'Testerly"),
        ("my name is Quillon, who helps me?", "Quillon"),
        ("Zyrelle is 9 and cannot cope", "Zyrelle"),
        ("Yusuf bin Testeria is my foster son", "Yusuf bin Testeria"),
        ("Will has been out of school since May, what must the council do for him?", "Will"),
        ("Grace's EHCP ends this year", "Grace"),
        ("April was sent home again. What can she do?", "April"),
        ("my son mark is 8 and has no plan", "mark"),
        ("can hope get transport, her school is far", "hope"),
        ("her teacher mr pemberton says no", "pemberton"),
        ("I wrote to Mr Park about the plan", "Park"),
        ("our new placement, Rae-Lynn, has no plan", "Rae-Lynn"),
        ("She needs a plan. Grace hates the noise", "Grace"),
        ("V. Testorenko is in the wrong class", "Testorenko"),
        ("MY SON TYRONE HAS BEEN EXCLUDED", "TYRONE"),
        ("June here, kinship carer. Who can help me?", "June"),
        ("me and Ash his dad are separated, who gets the letter", "Ash"),
        ("Zyrello 15 hasn't been in since half term", "Zyrello"),
        ("the taxi did not come for Jade again", "Jade"),
        ("Auntie Shamima's school said no", "Shamima"),
        ("the pupil has surname Testorenko and is new here", "Testorenko"),
        ("we think Grace may need a plan", "Grace"),
        ("a girl in my class, goes by Jade, has no plan", "Jade"),
        ("Tia-Louise Grant has no school place", "Tia-Louise Grant"),
        ("lovejit singh needs a taxi", "lovejit singh"),
        ("is Nguyễn Minh Anh on the list", "Nguyễn Minh Anh"),
        ("Fionn Exampleby (Y4) is not coping", "Fionn Exampleby"),
        ("summer wont go to school", "summer"),
    ],
)
def test_a_name_is_replaced(text: str, detail: str) -> None:
    masked = mask(text)
    assert masked.found == (Detail("name", detail),)
    assert masked.text == text.replace(detail, "[name]")


@pytest.mark.parametrize(
    ("kind", "text", "detail"),
    [
        ("birth-date", "he was born on the 3rd of May 2014", "3rd of May 2014"),
        ("birth-date", "dob: 03.11.12 which year is that", "03.11.12"),
        ("birth-date", "2016-02-29 is his date of birth", "2016-02-29"),
        ("birth-date", "she turned 11 on 14 October", "14 October"),
        ("birth-date", "she was born on the eleventh of april 2017", "eleventh of april 2017"),
        ("birth-date", "the child, b. 04-09-2018, starts soon", "04-09-2018"),
        ("birth-date", "he is ten and a half (8th May 2015) and wants to talk", "8th May 2015"),
        ("nhs-number", "the NHS no is 943.476.591.9", "943.476.591.9"),
        ("nhs-number", "it says 943 476 5919 on the letter", "943 476 5919"),
        ("nhs-number", "NHS number 999 123 4567 on the letter", "999 123 4567"),
        ("ni-number", "I typed JG 10 37 59 A in the form", "JG 10 37 59 A"),
        ("ni-number", "NI number jg-10-37-59-a", "jg-10-37-59-a"),
        ("upn", "his UPN is H801200001001", "H801200001001"),
        ("phone", "ring me on 07700 900123 after five", "07700 900123"),
        ("phone", "tel: +44 (0)7700 900555", "+44 (0)7700 900555"),
        ("phone", "text me 7700 900777", "7700 900777"),
        ("phone", "ring 07700 nine double oh one two three", "07700 nine double oh one two three"),
        ("postcode", "our postcode is sm1 5 9zz", "sm1 5 9zz"),
        ("email", "write to a.testerton+send@example.com please", "a.testerton+send@example.com"),
        ("postcode", "is sm19zz in the borough", "sm19zz"),
        ("address", "we are at Flat 2B, 100 Pretend Street", "Flat 2B, 100 Pretend Street"),
        ("address", "12 made up road is far from school", "12 made up road"),
    ],
)
def test_an_identifier_is_replaced(kind: str, text: str, detail: str) -> None:
    masked = mask(text)
    assert masked.found == (Detail(kind, detail),)
    assert detail not in masked.text


@pytest.mark.parametrize(
    ("text", "date"),
    [("our Kacper (14.2.20) hardly talks", "14.2.20"), ("Kacper Nowak 2012-05-17. Who helps him?", "2012-05-17")],
)
def test_a_date_beside_a_name_is_a_birth_date(text: str, date: str) -> None:
    assert Detail("birth-date", date) in mask(text).found


@pytest.mark.parametrize("date", ["01.12.2015", "03.04.2015", "12/03/2015", "12 March 2015", "8/9/15"])
@pytest.mark.parametrize("told", ["he was born in a hurry, in a taxi, on {}", "Kacper Nowak, {}", "kacper nowak {} y4"])
def test_a_date_is_taken_out_where_it_may_be_a_birthday(told: str, date: str) -> None:
    assert Detail("birth-date", date) in mask(told.format(date)).found


def test_what_happened_lately_to_somebody_named_is_no_birthday() -> None:
    today = dt.date.today()
    assert f"{today:%d/%m/%Y}" in mask(f"I wrote to Kacper Nowak, {today:%d/%m/%Y}, and heard nothing").text


@pytest.mark.parametrize("text", ["the Equality Act (1.10.2010)", "draft of section 6 (3.4.25)", "review (14.2.26)"])
def test_a_date_beside_anything_else_is_kept(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "may I ask for a review in May",
        "will the council mark the form late",
        "I hope there is some grace in the system",
        "my daughter may need a wheelchair, my son will be 5 in August",
        "Will my son get a taxi to school?",
        "the review is on 01.12.2026 and the letter was dated 3.11.2026",
        "02.12.2026",
        "it came 01.02.2026 10.30",
        "it is a 20 minute drive away",
        "there are 2 special schools close to us, and 4 other families close to him",
        "years one, two, three, four, five, six",
        "My Paediatrician says the Enrolment is late",
        "he was born early, and the plan was sent on 03.04.2022",
        "is the Florence Grant for us, and is it near Amelia Park",
        "the meeting was 12/03/2025 and the plan was final on 3 May 2025",
        "children born between 1 September 2020 and 31 August 2021",
        "does Down's syndrome or Tourette's get help",
        "Martha's Rule and the Oliver McGowan training",
        "is St Mary's better than Thomas More Catholic School",
        "ask harris academy about the ELSA programme",
        "section 36(8), regulation 12(3) and work stream 1.11",
        "Childline is 0800 1111 and the line 0300 123 4567 is open",
        "order number 4100023986 is not paid",
        "invoice 9434765919 is for the report",
        "ks2 1st term of year 7",
        "the move is on 22 August, he needs a place",
        "is the Town Hall, 200 Pretend Lane, open on Monday",
        "he will miss school on Friday",
        "Jak złożyć wniosek o ocenę potrzeb dla mojego syna?",
        "my son struggles to speke and rite",
        "is the Testerton Stepping Stone Bursary real",
        "I think May is too late",
    ],
)
def test_what_only_looks_like_a_detail_stays(text: str) -> None:
    assert mask(text).text == text


def test_what_stands_in_the_councils_data_stays() -> None:
    known = standing(
        ["Ring Testerton Advice on 020 7946 0123 or write to jo.testerton@example.org.", "The Grove Base, SM1 9ZZ."]
    )
    text = "is 02079460123 or jo.testerton@example.org right, and is SM1 9ZZ the base"
    assert mask(text, known).text == text
    assert len(mask(text).found) == 3


def test_a_child_with_the_first_name_of_someone_in_the_documents_is_still_masked() -> None:
    known = standing(["The chair is Jonathan Exampleby, and so says Jonathan."])
    assert mask("my son Jonathan is 6", known).found == (Detail("name", "Jonathan"),)


def test_a_name_said_again_is_replaced_again() -> None:
    masked = mask("My son Kofi is 7. Can kofi have a taxi?")
    assert "kofi" not in masked.text.lower()


def test_the_search_sees_no_placeholder() -> None:
    assert without_placeholders(mask("Is Ngozi's plan late?").text) == "Is plan late?"
    assert without_placeholders(mask("Does Mrs Exampleby's class wait?").text) == "Does class wait?"


def test_a_sentence_that_began_with_a_name_does_not_begin_with_its_verb() -> None:
    text = mask("Shanice is on 90%. Ngozi has a plan. Is Kofi late?").text
    assert without_placeholders(text) == "the child is on 90%. the child has a plan. Is late?"


def test_a_title_makes_a_name_of_a_public_word_too() -> None:
    assert (
        mask("Mrs Park at Sutton Grammar said no", ["Park", "Sutton Grammar"]).text
        == "Mrs [name] at Sutton Grammar said no"
    )


def test_masking_twice_changes_nothing() -> None:
    once = mask("my son Kofi, born 3 May 2014, lives at 14 Fictional Avenue, SM1 9ZZ").text
    assert mask(once).text == once


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shamima's school has put her on two hours a day", "Shamima"),
        ("zorvinraj is in yr 4 and his reading is behind", "zorvinraj"),
        ("the letter went to 5a Copperbeech Ct by mistake", "5a Copperbeech Ct"),
    ],
)
def test_a_childs_name_or_address_is_taken_out_wherever_it_stands(text: str, name: str) -> None:
    assert name not in mask(text).text


@pytest.mark.parametrize("name", ["Marian Exampleton", "Ross Greene"])
def test_who_stands_in_public_with_a_rank_is_left_without_it_too(name: str) -> None:
    known = standing(["It was said by Councillor Marian Exampleton at the meeting."])
    assert name in mask(f"is it still {name} who does that?", known).text

"""HTML as a reader of the page sees it, and PDFs page by page."""

from __future__ import annotations

import io

import pypdf
import pytest

from ingest.errors import DocumentError
from tests.ingest.conftest import Read, pdf

UNSEEN = {
    "script": "<script>unseen()</script>",
    "style": "<style>.unseen { color: red }</style>",
    "template": "<template>unseen</template>",
    "noscript": "<noscript>unseen</noscript>",
    "menu": "<nav><a href='/'>unseen</a></nav>",
    "form": "<form><label>unseen</label></form>",
    "page footer": "<footer>unseen</footer>",
    "hidden": "<p hidden>unseen</p>",
    "hidden from screen readers": '<p aria-hidden="true">unseen</p>',
    "not displayed": '<p style="color: red; display: none">unseen</p>',
    "not visible": '<p style="VISIBILITY:HIDDEN">unseen</p>',
    "comment": "<!-- unseen -->",
    "hidden with a hidden part": "<div hidden><p hidden>unseen</p></div>",
    "hidden with a styled part": '<div style="display:none">unseen<b style="color:red">unseen</b></div>',
}


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN.keys())
def test_html_that_no_reader_sees_is_not_read(unseen: str, read: Read) -> None:
    document = read("page.html", f"<body><p>Before.</p>{unseen}<p>After.</p></body>")
    assert [block.text for block in document.blocks] == ["Before.", "After."]


def test_only_the_main_part_of_a_page_is_read(read: Read) -> None:
    page = "<body><div>Cookies?</div><main><p>The words.</p></main><div>Share this</div></body>"
    assert read("page.html", page).text == "The words."


def test_the_heading_in_the_header_of_an_article_is_read(read: Read) -> None:
    page = "<body><article><header><h1>Short breaks</h1></header><p>They are free.</p></article></body>"
    assert [block.text for block in read("page.html", page).blocks] == ["Short breaks", "They are free."]


def test_every_article_of_a_page_is_read(read: Read) -> None:
    page = "<body><article><p>One is here.</p></article><article><p>Two is here.</p></article></body>"
    assert [block.text for block in read("page.html", page).blocks] == ["One is here.", "Two is here."]


def test_list_items_whose_end_is_not_marked_stay_apart(read: Read) -> None:
    page = "<ul><li>A place at the club<li>A visit from the play worker</ul>"
    texts = [block.text for block in read("page.html", page).blocks]
    assert texts == ["A place at the club", "A visit from the play worker"]


def test_marks_that_are_markdown_by_chance_stay_words(read: Read) -> None:
    assert read("page.html", "<p>Ring 2 * 3 or write to a_b_c.</p>").text == "Ring 2 * 3 or write to a_b_c."


def test_link_words_stay_and_addresses_go(read: Read) -> None:
    page = '<p>Ask <a href="https://example.org/advice">the advice service</a> first.</p>'
    assert read("page.html", page).text == "Ask the advice service first."


def test_html_table_rows_keep_their_labels(read: Read) -> None:
    page = (
        "<table><tr><th>Club</th><th>Day</th><th>Place</th></tr>"
        "<tr><td>Chess</td><td>Monday</td><td>Library</td></tr></table>"
    )
    (row,) = read("page.html", page).blocks
    assert [(cell.label, cell.text) for cell in row.cells] == [
        ("Club", "Chess"),
        ("Day", "Monday"),
        ("Place", "Library"),
    ]


FIRST = "Families can ask the inclusion team for help at any time of the year."
SECOND = "The team replies to every letter within ten working days of its arrival."


def test_pdf_blocks_keep_their_page_numbers(read: Read) -> None:
    document = read("page.pdf", pdf([["Asking", "", FIRST], ["Waiting", "", SECOND]]))
    assert [(block.text, block.page) for block in document.blocks] == [
        ("Asking", 1),
        (FIRST, 1),
        ("Waiting", 2),
        (SECOND, 2),
    ]


def test_a_pdf_page_without_words_is_counted(read: Read) -> None:
    assert [block.page for block in read("page.pdf", pdf([[FIRST], [], [SECOND]])).blocks] == [1, 3]


def test_a_pdf_outline_is_used_once_across_its_pages(read: Read) -> None:
    pages = [["Asking", "", FIRST], ["Asking", "", SECOND]]
    document = read("page.pdf", pdf(pages), outline=["## Asking"])
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_pdf_with_a_password_is_refused_with_advice(read: Read) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[FIRST]])))
    writer.encrypt("a secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(DocumentError, match=r"page\.pdf.*password"):
        read("page.pdf", locked.getvalue())


def test_a_pdf_with_a_modern_password_is_refused_with_advice(read: Read) -> None:
    keys = " ".join(f"/{name} <{'00' * 48}>" for name in ("O", "U")) + " " + f"/OE <{'00' * 32}> /UE <{'00' * 32}>"
    lock = (
        "/Filter /Standard /V 5 /R 6 /Length 256 /P -4 /StmF /StdCF /StrF /StdCF "
        f"/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> {keys} /Perms <{'00' * 16}>"
    )
    ids = f"/ID [<{'00' * 16}> <{'00' * 16}>]"
    locked = pdf([[FIRST]]).replace(b"/Root 1 0 R", f"/Root 1 0 R /Encrypt << {lock} >> {ids}".encode())
    with pytest.raises(DocumentError, match=r"page\.pdf.*password"):
        read("page.pdf", locked)

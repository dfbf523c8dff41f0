import re
from html.parser import HTMLParser

import pytest

from standfast.ground.override import override
from standfast.papers import Block, Document, Foot, Foreign, Paragraph, Quote, Table, spans, to_html
from standfast.papers.specimen import specimen

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=https://example.org/x onerror=alert(1)>',
    "</title><meta http-equiv=refresh content=0>",
    "<!--",
    "&lt;b&gt; &#106;",
    "]]><svg onload=alert(1)>",
)


class Page(HTMLParser):
    """Which elements a page has, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @override
    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(*blocks: Block, title: str = "T") -> Page:
    foot = Foot(case_ref=title, head_short="7f3a", at="")
    return Page(to_html(Document(title=title, lang="en", paper_size="a4", foot=foot, blocks=blocks)))


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_stay_words_and_add_no_element(said: str) -> None:
    table = Table(caption=spans(Foreign(said)), header=(spans(Foreign(said)),), rows=((spans(Foreign(said)),),))
    tame = Table(caption=spans(Foreign("x")), header=(spans(Foreign("x")),), rows=((spans(Foreign("x")),),))

    hostile = page_of(Paragraph(spans(Foreign(said))), Quote(said=Foreign(said)), table, title=said)

    assert hostile.elements == page_of(Paragraph(spans(Foreign("x"))), Quote(said=Foreign("x")), tame).elements
    assert hostile.text.count(said) == 8


def test_the_page_forbids_scripts_and_every_load() -> None:
    policy = Page(to_html(specimen())).all("meta")[1]

    assert policy["http-equiv"] == "Content-Security-Policy"
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:")


def test_the_page_loads_nothing_from_another_host() -> None:
    html = to_html(specimen())

    assert not {name for name, attributes in Page(html).elements if "src" in attributes}
    assert not Page(html).all("link")
    assert re.findall(r"url\((?!data:)", html) == []
    assert "@import" not in html


def test_headings_go_down_from_one_title() -> None:
    headings = [name for name, _ in Page(to_html(specimen())).elements if re.fullmatch("h[1-6]", name)]

    assert headings == ["h1", "h2", "h3", "h3", "h2", "h3", "h2"]


def test_every_header_cell_says_what_it_heads() -> None:
    scopes = [cell["scope"] for cell in Page(to_html(specimen())).all("th")]

    assert scopes == ["col"] * 3 + ["row"] * 9


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_names_its_language(lang: str) -> None:
    made = specimen(lang="fr") if lang == "fr" else specimen(lang="en")

    assert Page(to_html(made)).all("html") == [{"lang": f"{lang}-CA"}]


def test_peoples_words_are_isolated_from_the_line_around_them() -> None:
    foot = Foot(case_ref="x", head_short="", at="")
    made = Document(
        title="T", lang="en", paper_size="a4", foot=foot, blocks=(Paragraph(spans("by ", Foreign("ليلى"))),)
    )

    assert "<p>by <bdi>ليلى</bdi></p>" in to_html(made)


def test_a_french_verb_and_its_pronoun_stay_on_one_line() -> None:
    made = Document(
        title="T",
        lang="fr",
        paper_size="a4",
        foot=Foot(case_ref="x", head_short="", at=""),
        blocks=(Paragraph(spans("Quand viendra-t-on <ici>?", Foreign("viendra-t-on"))),),
    )

    assert '<p>Quand <span class="glued">viendra-t-on</span> &lt;ici&gt;?<bdi>viendra-t-on</bdi></p>' in to_html(made)


def test_a_citation_leads_to_its_note() -> None:
    page = Page(to_html(specimen()))
    targets = {attributes["id"] for attributes in page.all("li") if "id" in attributes}

    citations = {str(link["href"])[1:] for link in page.all("a") if link.get("class") == "ref"}

    assert citations == targets == {"source-1", "source-2"}


def test_the_printed_page_has_the_papers_size() -> None:
    assert "@page { size: a4; }" in to_html(specimen(paper_size="a4"))
    assert "@page { size: letter; }" in to_html(specimen(paper_size="letter"))

"""The ladder as a view: what is drawn, promised, said and dated, and how who helps is reached."""

import pytest

from standfast.law.load import load_law
from tests.page.face import AT_HOME, STORY, Face


def test_the_ladder_is_drawn_and_listed_alike_and_its_drawing_says_what_it_shows(face: Face) -> None:
    face.tell(STORY)
    face.go("ladder")

    ladder = load_law("ca").ladder_for(province="BC", police="municipal")
    assert ladder is not None
    assert face.page.locator(".drawing .step").count() == len(ladder.rungs)
    assert face.page.locator(".rungs > li").count() == len(ladder.rungs)
    drawn = face.page.locator(".drawing title").text_content() or ""
    assert f"{len(ladder.rungs)} rungs" in drawn
    assert ladder.rungs[0].title.en in drawn


@pytest.mark.parametrize(("code", "marks"), [("en", "\u201c\u201d"), ("fr", "\u00ab\u00bb")])
def test_all_words_to_say_on_the_ladder_stand_between_quotation_marks(face: Face, code: str, marks: str) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")
    face.record("refusal", role="officer", reason="internet")
    face.go("ladder")
    face.do("P.switchLang(value);", code)
    face.do("for (const one of document.querySelectorAll('details')) one.open = true;")

    told = face.page.locator("main .say").all_inner_texts()

    assert len(told) > len(marks)
    assert {one[0] + one[-1] for one in told} == {marks}


def test_a_date_beyond_the_holidays_that_are_loaded_says_so(face: Face) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")
    hint = "may fall on one"
    for name in ("ladder", "calendar"):
        face.go(name)
        assert hint not in face.text()

    face.do("P.setClock(() => Date.UTC(2036, 11, 20)); P.forgetEverything();")
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")

    for name in ("ladder", "calendar"):
        face.go(name)
        assert hint in face.text()


def test_in_french_who_helps_is_reached_at_its_french_address(face: Face) -> None:
    route = load_law("ca").body("ca.cybertip").routes[0]
    assert route.at("en") != route.at("fr")
    face.go("help")
    assert face.page.locator(f"a[href='{route.at('en')}']").count() > 0

    face.do("P.switchLang(value);", "fr")

    assert face.page.locator(f"a[href='{route.at('fr')}']").count() > 0
    assert face.page.locator(f"a[href='{route.at('en')}']").count() == 0


def test_a_promise_that_was_not_kept_is_quoted_and_the_next_rung_is_above(face: Face) -> None:
    face.tell(STORY)
    face.record("contact", role="officer", who="Constable North", outcome="reached", direction="out", channel="phone")
    face.record("promise", role="officer", by="Constable North", what="to call back by five")
    face.go("ladder")

    face.page.get_by_role("button", name="It did not happen").click()

    ladder = load_law("ca").ladder_for(province="BC", police="municipal")
    assert ladder is not None
    card = face.page.inner_text(".card.next")
    assert "to call back by five" in card
    assert ladder.rungs[1].title.en in card
    made = face.do("return P.state.records.filter((one) => one.kind.startsWith('promise'));")
    assert made[1]["promise"] == made[0]["id"]
    assert made[1]["kept"] is False


def test_an_outcome_still_names_its_promise_after_more_was_told(face: Face) -> None:
    face.tell(STORY)
    face.record("promise", role="officer", by="A", what="to come")
    face.record("promise", role="officer", by="B", what="to call")
    face.go("ladder")
    face.page.get_by_role("button", name="It happened").last.click()

    face.tell({"child.age_now": 9})

    told = face.do(
        "return P.advice().case.promises().map(({ promise, outcome }) => [promise.by, outcome && outcome.kept]);"
    )
    assert told == [["A", None], ["B", True]]

"""The steps of the next hour by the facts, and what no step ever says."""

import re

import pytest

from standfast.ground.words import LANGS, Words
from standfast.plan.data import load_do_now
from standfast.plan.do_now import do_now, not_now
from tests.factories import case, facts

CAPTURED = "image:\n  - {id: a, captured: yes}\n"


def steps(snippet: str) -> list[str]:
    return [step.id for step in do_now(case(snippet), facts(snippet)).open]


def test_with_nothing_known_the_steps_stand_in_the_order_that_loses_least() -> None:
    assert steps("") == [
        "tell_the_child",
        "backup_off",
        "identifiers",
        "capture_words",
        "aeroplane_mode",
        "fingerprint_not_known",
        "report_in_app",
        "block_when",
        "passwords",
        "call_police",
        "report_hotline",
        "support",
    ]


def test_the_child_comes_first() -> None:
    assert steps("")[0] == "tell_the_child"
    assert steps(CAPTURED)[0] == "tell_the_child"


@pytest.mark.parametrize(("answer", "stands"), [("yes", True), ("no", False), ("not_known", False)])
def test_what_to_do_with_a_capture_is_told_only_to_who_holds_one(answer: str, stands: object) -> None:
    assert ("holds_a_capture" in steps(CAPTURED.replace("yes", answer))) is stands


@pytest.mark.parametrize(
    ("provided", "lies", "stands"),
    [
        ("yes", "evidence_device", True),
        ("not_known", "evidence_device", True),
        ("no", "evidence_device", False),
        ("yes", "phone_in_use", False),
    ],
)
def test_leaving_the_image_alone_is_told_unless_there_is_firmly_none(provided: str, lies: str, stands: object) -> None:
    snippet = f"image:\n  - {{id: a, provided: {provided}, original_lies: {lies}}}\n"

    assert ("fingerprint_evidence_device" in steps(snippet)) is stands


@pytest.mark.parametrize(
    ("snippet", "done"),
    [
        ("account:\n  - {id: a, platform: Pebble, handle: kit}\n", "identifiers"),
        ("device:\n  - {id: d, secured: yes, isolated: yes}\n", "aeroplane_mode"),
        ("contact:\n  - {at: 2026-05-10T21:50:00-07:00, role: officer, outcome: reached}\n", "call_police"),
        ("report:\n  - {at: 2026-05-11T13:00:00-07:00, to: hotline, to_name: Cybertip.ca}\n", "report_hotline"),
        (
            "exhibit:\n  - {at: 2026-05-10T20:20:00-07:00, made_how: picture_of_screen, sensitive: no}\n",
            "capture_words",
        ),
    ],
)
def test_a_step_that_was_done_is_told_as_done_and_not_asked_again(snippet: str, done: str) -> None:
    told = do_now(case(snippet), facts(snippet))

    assert [step.id for step in told.done] == [done]
    assert done not in [step.id for step in told.open]


def test_a_voicemail_is_no_call_to_police() -> None:
    snippet = "contact:\n  - {at: 2026-05-10T21:50:00-07:00, role: officer, outcome: voicemail}\n"

    assert "call_police" in steps(snippet)


def test_a_sensitive_capture_is_no_capture_of_words() -> None:
    snippet = "exhibit:\n  - {at: 2026-05-10T20:20:00-07:00, made_how: picture_of_screen, sensitive: yes}\n"

    assert "capture_words" in steps(snippet)


def test_what_to_leave_is_always_told() -> None:
    assert {one.id for one in not_now()} >= {
        "answer_as_child",
        "pay",
        "threaten",
        "meet",
        "look_for",
        "post_name",
        "question_child",
    }


# The line that is never crossed --------------------------------------------------------------------------------------

# An act at the head of its clause is an instruction: "send", not "do not send", "lets a parent copy" or "have it sent".
MOVES = {
    "en": re.compile(
        r"(?:^|[.;:,“]\s*|\b(?:and|then|please|to) )"
        r"(?:move|send|export|upload|transfer|share|e-?mail|attach|forward|copy)\b"
        r"(?! no\b)[^.;:]{0,40}\b(?:images?|pictures?|photos?|it)\b(?! of (?:the |any )?(?:words|messages?))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:déplacez|envoyez|exportez|téléversez|transférez|partagez|joignez|transmettez|copiez)\b"
        r"(?! (?:aucune|pas))[^.;:]{0,40}\b(?:images?|photos?)\b",
        re.IGNORECASE,
    ),
}
FINGERPRINT = {"en": re.compile(r"fingerprint|hash", re.IGNORECASE), "fr": re.compile(r"empreinte|hach", re.IGNORECASE)}
ACTS = {
    "en": re.compile(r"\b(?:move|send|export|upload|transfer|share|attach|forward)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:déplac|envoy|export|télévers|transfér|transfèr|partag|joign|transmet)", re.IGNORECASE),
}


def sentences(lang: str) -> list[str]:
    told: list[Words] = []
    for step in load_do_now().steps:
        told += [step.title, step.detail, step.why]
    for one in load_do_now().not_now:
        told += [one.say, one.why]
    return [
        sentence for words in told for sentence in re.split(r"(?<=[.!?])\s+", words.say("fr" if lang == "fr" else "en"))
    ]


def crosses(sentence: str, lang: str) -> bool:
    """Tell whether a sentence asks to move an image, or to move anything in order to fingerprint it."""
    if re.match(r"(?:Do not|Never) (?:copy|move|send|export|upload)", sentence):
        return False
    return bool(MOVES[lang].search(sentence)) or bool(
        FINGERPRINT[lang].search(sentence) and ACTS[lang].search(sentence)
    )


@pytest.mark.parametrize("lang", LANGS)
def test_no_step_says_to_move_send_export_or_upload_an_image(lang: str) -> None:
    crossed = [sentence for sentence in sentences(lang) if crosses(sentence, lang)]

    assert len(sentences(lang)) > 50
    assert crossed == []


@pytest.mark.parametrize(
    ("lang", "planted"),
    [
        ("en", "Upload the image to Take It Down."),
        ("en", "Send a copy of the picture to us so that it can be hashed."),
        ("en", "Move it to a computer to make the fingerprint."),
        ("en", "Export the photos first."),
        ("fr", "Téléversez l’image sur le site."),  # noqa: RUF001
        ("fr", "Envoyez une copie de la photo à la centrale."),
        ("fr", "Transférez le fichier à un ordinateur pour en prendre l’empreinte."),  # noqa: RUF001
    ],
)
def test_the_claim_above_would_catch_such_a_sentence(lang: str, planted: str) -> None:
    assert crosses(planted, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_asked_to_look_at_an_image_again(lang: str) -> None:
    looks = {
        "en": re.compile(r"^(?:open|look at|view|check) (?:the |each |every )?image", re.IGNORECASE),
        "fr": re.compile(r"\b(?:ouvrez|regardez|vérifiez) (?:l.|chaque |les )?image", re.IGNORECASE),
    }

    assert [sentence for sentence in sentences(lang) if looks[lang].search(sentence)] == []


def test_every_step_has_a_source_with_its_date() -> None:
    for step in load_do_now().steps:
        assert step.source.title.en
        assert step.source.title.fr
        assert step.source.checked.year >= 2026

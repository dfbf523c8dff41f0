"""What no text of Standfast says, in either language: move an image to fingerprint it, look again, or judge a child.

Every text of the data is read: the catalogue, the law, bodies, platforms, refusals, plans, wording. A text that only
forbids ("never send the image") is none that asks for it. Each claim is held against planted breaches.
"""

# ruff: noqa: RUF001  # French apostrophes are meant

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfast.ground.data_files import DATA
from standfast.ground.words import LANGS, Lang
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.papers import to_text
from tests.unit.papers.stories import STORIES, paper, story

IMAGE = {
    "en": r"\b(?:images?|pictures?|photos?|photographs?|videos?|captures?)\b",
    "fr": r"\b(?:images?|photos?|vidéos?|captures?)\b",
}
# An act at the head of its clause is an instruction: "send", not "do not send", "lets a parent copy" or "have it sent".
MOVES = {
    "en": re.compile(
        r"(?:^|[.;:,“]\s*|\b(?:and|then|please|must|should|can|could|may|you)\s+)"
        r"(?:move|send|export|upload|transfer|share|e-?mail|attach|forward|copy|airdrop|download)\b"
        rf"(?! (?:no|nothing|the words|this sheet)\b)[^.;:]{{0,40}}{IMAGE['en']}"
        r"(?! of (?:the |any )?(?:words|messages?))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\b(?:déplacez|envoyez|exportez|téléversez|transférez|partagez|joignez|transmettez|copiez|téléchargez)\b"
        r"|\b(?:devez|pouvez|devriez|veuillez) "
        r"(?:déplacer|envoyer|exporter|téléverser|transférer|copier|transmettre)\b)"
        rf"(?! (?:aucune|pas|ni)\b)[^.;:]{{0,40}}{IMAGE['fr']}",
        re.IGNORECASE,
    ),
}
FINGERPRINT = {
    "en": re.compile(r"fingerprint|\bhash|Take It Down", re.IGNORECASE),
    "fr": re.compile(r"empreinte|hach|Take It Down", re.IGNORECASE),
}
ACTS = {
    "en": re.compile(
        r"\b(?:move|send|export|upload|transfer|share|attach|forward|copy|download) (?:it|the|a|an|your|that)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:déplac|export|télévers|transfér|transfèr|envoyez|transmettez|partagez|copiez|télécharg)\w*",
        re.IGNORECASE,
    ),
}
LOOKS = {
    "en": re.compile(
        r"(?:^|[.;:]\s*|\b(?:and|then|please|must|should|to)\s+)"
        r"(?:re-?open|open|look at|look again at|view|watch|check)(?! (?:no|nothing)\b)[^.;:]{0,30}"
        r"\b(?:images?|pictures?|photos?|videos?|captures?)\b(?! of (?:the )?(?:words|messages?))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:rouvrez|ouvrez|regardez|visionnez|vérifiez|consultez)\b(?! (?:aucune|pas)\b)[^.;:]{0,30}"
        r"\b(?:images?|photos?|vidéos?|captures?)\b",
        re.IGNORECASE,
    ),
}
JUDGES = {
    "en": re.compile(
        r"\b(?:il)?legal(?:ly)?\b(?! aid)|\b(?:will|could|can|may|might|would) be charged\b|\bcharged with\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:il)?l[ée]ga(?:le?s?|ux|lement)\b|\b(?:sera|serait|peut être|pourrait être|risque d’être) accusée?\b",
        re.IGNORECASE,
    ),
}
NEGATED = {
    "en": re.compile(r"\b(?:do not|don’t|never|nobody|without|not to|cannot|can’t|no one)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne|n’|jamais|sans|personne|aucun|aucune|ni)\b|\bn’", re.IGNORECASE),
}
# What people say to a family, quoted so that it can be answered.
QUOTED = ("told", "heard", "said")


def texts(value: Json, lang: Lang, *, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Give every text of a data file in one language, with where it stands."""
    if isinstance(value, dict):
        if {"en", "fr"} <= set(value) and isinstance(value[lang], str):
            yield ".".join(path), str(value[lang])
        for key, inner in value.items():
            yield from texts(inner, lang, path=(*path, str(key)))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from texts(inner, lang, path=(*path, str(place)))


def sentences(lang: Lang, *folders: str) -> list[tuple[str, str]]:
    found = []
    for folder in folders:
        for file in sorted((DATA / folder).rglob("*.yaml")):
            for where, text in texts(plain_value(read_yaml(file)), lang):
                if where.rpartition(".")[2] in QUOTED:
                    continue
                name = f"{Path(file).relative_to(DATA)}: {where}"
                found += [(name, one) for one in re.split(r"(?<=[.!?»”])\s+", text)]
    return found


def moves(sentence: str, lang: Lang) -> bool:
    """Tell whether a sentence asks to move an image, or to move anything in order to fingerprint it."""
    if NEGATED[lang].search(sentence):
        return False
    return bool(MOVES[lang].search(sentence)) or bool(
        FINGERPRINT[lang].search(sentence) and ACTS[lang].search(sentence)
    )


def looks(sentence: str, lang: Lang) -> bool:
    """Tell whether a sentence asks someone to look at an image."""
    return not NEGATED[lang].search(sentence) and bool(LOOKS[lang].search(sentence))


EVERYTHING = ("plan", "wording", "facts", "bodies", "platforms", "refusals", "law", "papers")
every_lang = pytest.mark.parametrize("lang", LANGS)


@every_lang
def test_no_text_says_to_move_an_image_in_order_to_fingerprint_it(lang: Lang) -> None:
    told = sentences(lang, *EVERYTHING)

    assert len(told) > 1000
    assert [one for one in told if moves(one[1], lang)] == []


@every_lang
def test_no_text_asks_anyone_to_look_at_an_image_again(lang: Lang) -> None:
    assert [one for one in sentences(lang, *EVERYTHING) if looks(one[1], lang)] == []


@every_lang
def test_no_plan_and_no_family_paper_calls_an_act_of_a_child_allowed_or_says_what_will_be_done_with_a_child(
    lang: Lang,
) -> None:
    assert [one for one in sentences(lang, "plan", "wording/papers") if JUDGES[lang].search(one[1])] == []


@every_lang
@pytest.mark.parametrize("kind", ["do-now", "script"])
@pytest.mark.parametrize("name", STORIES)
def test_no_family_paper_as_it_is_made_does_either(name: str, kind: str, lang: Lang) -> None:
    told = " ".join(to_text(paper(kind, story(name), lang)).split())
    read = told.partition({"en": "Where this comes from", "fr": "D’où cela vient"}[lang])[0]

    assert JUDGES[lang].findall(read) == []


@pytest.mark.parametrize(
    ("lang", "planted"),
    [
        ("en", "Upload the image to Take It Down."),
        ("en", "Send a copy of the picture to us so that it can be hashed."),
        ("en", "Move it to a computer to make the fingerprint."),
        ("en", "Then export the photos first."),
        ("en", "You can download the file and hash it there."),
        ("en", "Please forward the video to the officer."),
        ("fr", "Téléversez l’image sur le site."),
        ("fr", "Envoyez une copie de la photo à la centrale."),
        ("fr", "Transférez le fichier à un ordinateur pour en prendre l’empreinte."),
        ("fr", "Vous pouvez copier l’image sur une clé."),
    ],
)
def test_a_planted_text_that_moves_an_image_is_caught(lang: Lang, planted: str) -> None:
    assert moves(planted, lang)


@pytest.mark.parametrize(
    ("lang", "planted"),
    [
        ("en", "Open the image to be sure."),
        ("en", "Then look at the picture once more."),
        ("en", "Check each photo."),
        ("fr", "Ouvrez l’image pour vérifier."),
        ("fr", "Regardez de nouveau la photo."),
    ],
)
def test_a_planted_text_that_asks_to_look_is_caught(lang: Lang, planted: str) -> None:
    assert looks(planted, lang)


@pytest.mark.parametrize(
    ("lang", "planted"),
    [
        ("en", "What your child did is legal."),
        ("en", "Your child will be charged."),
        ("en", "You could be charged."),
        ("fr", "Ce que votre enfant a fait est légal."),
        ("fr", "Votre enfant sera accusé."),
        ("fr", "Vous pourrait être accusé."),
    ],
)
def test_a_planted_text_that_judges_is_caught(lang: Lang, planted: str) -> None:
    assert JUDGES[lang].search(planted)


@pytest.mark.parametrize(
    ("lang", "fine"),
    [
        ("en", "Do not copy, send, print, crop or delete it."),
        ("en", "Call legal aid."),
        ("en", "Ask for it to be taken, with a receipt."),
        ("fr", "N’envoyez aucune image."),
        ("fr", "Appelez l’aide juridique."),
    ],
)
def test_a_text_that_forbids_is_left_alone(lang: Lang, fine: str) -> None:
    assert not moves(fine, lang)
    assert not looks(fine, lang)
    assert not JUDGES[lang].search(fine)

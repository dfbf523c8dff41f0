"""The cues' own data files: spellings, word lists, refusals, danger. Files in, frozen values out, or every problem.

Both languages are read together: a family may write in one and quote an officer in the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial, reduce
from operator import getitem
from pathlib import Path
from typing import Any, Final, cast

from standfast.cues.cues import Cue, CueSet
from standfast.cues.patterns import Later, Part, PatternError, read_pattern
from standfast.ground import yaml_file
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem, StandfastError
from standfast.ground.kept import Kept, key_over
from standfast.ground.schema import check
from standfast.ground.words import LANGS
from standfast.ground.yaml_file import line_of, plain_value, read_bytes, read_yaml

KINDS: Final = ("refusals", "danger")
SCHEMAS: Final = DATA / "schemas"
FORM: Final = "standfast cues/1"
_CODE: Final = (Path(__file__).parent, Path(yaml_file.__file__).parent)
# this room's code, and the ground's, which reads YAML and judges by schema
NONE = "none"
"""The key under which the data say what is no refusal: help, thanks, a remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalCues:
    """Cues of refusals, from which score on an answer is given, and how far apart two must lie to be told apart."""

    cues: CueSet
    threshold: int
    margin: int
    sure_from: int = 0
    # below this score what was heard is offered, not said


@dataclass(frozen=True, slots=True, kw_only=True)
class Damper:
    """What makes danger less likely in its clause: something long past, a game, an officer's visit."""

    cue: Cue
    kinds: tuple[str, ...]
    # none named: every kind
    overlap: bool = False
    # takes away only from cues that share a word with it (``meet the deadline``), not from its whole clause


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerCues:
    """Cues of danger, what damps them, and from which score on a question is asked."""

    cues: CueSet
    dampers: Mapping[Cue, Damper]
    thresholds: Mapping[str, int]
    # by language
    ceilings: Mapping[str, int] = field(default_factory=dict)
    # by language: what a clause weighs at most before its dampers, so that saying a thing twice doesn't outweigh them


@cache
def load_refusal_cues() -> RefusalCues:
    """Load ``cues/refusals.en.yaml`` and ``cues/refusals.fr.yaml``."""
    files = [_read(f"refusals.{lang}", schema="cues_refusals") for lang in LANGS]
    cues = tuple(cue for file in files for key in file.data["keys"] for cue in _cues(file, key, ("keys", key)))
    return RefusalCues(
        cues=_set(cues, files, tongues=_tongues()),
        threshold=max(file.data["threshold"] for file in files),
        margin=max(file.data["margin"] for file in files),
        sure_from=max(file.data["sure_from"] for file in files),
    )


@cache
def load_danger_cues() -> DangerCues:
    """Load ``cues/danger.en.yaml`` and ``cues/danger.fr.yaml``."""
    files = [_read(f"danger.{lang}", schema="cues_danger") for lang in LANGS]
    cues = [cue for file in files for kind in file.data["kinds"] for cue in _cues(file, kind, ("kinds", kind))]
    dampers: dict[Cue, Damper] = {}
    for file in files:
        for cue, told in zip(_cues(file, "damper", ("dampers",)), file.data["dampers"], strict=True):
            dampers[cue] = Damper(cue=cue, kinds=tuple(told.get("kinds", ())), overlap=told.get("overlap") is True)
    return DangerCues(
        cues=_set((*cues, *dampers), files, tongues=_tongues()),
        dampers=dampers,
        thresholds={file.lang: file.data["threshold"] for file in files},
        ceilings={file.lang: file.data["ceiling"] for file in files if "ceiling" in file.data},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    name: str
    lang: str
    data: Mapping[str, Any]
    node: Any


def _read(name: str, *, schema: str) -> _File:
    """Read a file, or take what an earlier reading of these very bytes found sound (it has no lines then)."""
    lang, kind = name.rpartition(".")[2], name.partition(".")[0]
    for one in KINDS if kind == "words" else (kind,):
        sound = _sound(one, DATA)
        if sound is not None:
            return _File(name=f"cues/{name}.yaml", lang=lang, data=sound["values"][name], node=None)
    node = read_yaml(DATA / "cues" / f"{name}.yaml")
    value = plain_value(node)
    check(value, schema_name=schema, file=f"cues/{name}.yaml", node=node)
    return _File(name=f"cues/{name}.yaml", lang=lang, data=cast("Mapping[str, Any]", value), node=node)


def _cues(file: _File, key: str, place: tuple[str, ...]) -> tuple[Cue, ...]:
    """Read the cues at a place of a file; each that can't be read is a problem with its own line."""
    lists = _words()["lists"]
    told: Any = reduce(getitem, place, file.data)
    found: list[Cue] = []
    problems: list[Problem] = []
    for number, one in enumerate(told):
        try:
            read = partial(read_pattern, one["say"], lists, made=_made())
            pattern = Later(read) if file.node is None else read()
        except PatternError as error:
            line = str(line_of(file.node, (*place, number, "say")))
            problems.append(
                Problem("cues.pattern", {"file": file.name, "line": line, "field": one["say"], "said": str(error)})
            )
            continue
        even = one.get("even_negated", file.data.get("even_negated", False))
        # A refusal is mostly said with a negation, so its file sets this for every cue.
        weight = one["weight"]
        found.append(Cue(key=key, text=one["say"], pattern=pattern, weight=weight, even_negated=even, lang=file.lang))
    if problems:
        raise BadInput.of(*problems)
    return tuple(found)


@cache
def _words() -> Mapping[str, Any]:
    return _read("words", schema="cues_words").data


@cache
def _made() -> dict[str, Part]:
    """Give the parts of patterns made so far, by their text: most stand in many patterns."""
    return {}


def _tongues() -> Mapping[str, frozenset[str]]:
    return {lang: frozenset(small) for lang, small in _words().get("tongues", {}).items()}


def _set(cues: tuple[Cue, ...], files: list[_File], *, tongues: Mapping[str, frozenset[str]] | None = None) -> CueSet:
    """Bundle cues; ``tongues``: a cue counts only in clauses of its language."""
    words = _words()
    kind = files[0].name.removeprefix("cues/").partition(".")[0]
    sound = _sound(kind, DATA)
    found = CueSet(
        index=sound["index"] if sound is not None else {},
        cues=cues,
        spellings={word: tuple(meant.split()) for word, meant in words["spellings"].items()},
        negations=frozenset(words["negations"]),
        reach=words["reach"],
        ordinary=frozenset(words.get("ordinary", ())),
        tongues=tongues or {},
    )
    place = _place(kind, DATA) if sound is None else None
    # A file that changed while it was read must not be kept under what it says now.
    if place is not None and place.key == _key_before(kind, DATA):
        values = {file.name.removeprefix("cues/").removesuffix(".yaml"): file.data for file in files}
        place.keep({"values": {**values, "words": words}, "index": found.index})
    return found


@cache
def _sound(kind: str, root: Path) -> Mapping[str, Any] | None:
    """Give what an earlier reading of these very bytes found sound: values by file, and the index of the cues."""
    _key_before(kind, root)
    place = _place(kind, root)
    return place.values() if place is not None else None


@cache
def _key_before(kind: str, root: Path) -> str | None:
    """Give the digest from before anything was read."""
    place = _place(kind, root)
    return place.key if place is not None else None


def _place(kind: str, root: Path) -> Kept | None:
    names = ("words", *(f"{kind}.{lang}" for lang in LANGS))
    data = [root / "cues" / f"{name}.yaml" for name in names]
    schemas = [SCHEMAS / "cues_words.json", SCHEMAS / f"cues_{kind}.json"]
    code = [one for folder in _CODE for one in sorted(folder.glob("*.py"))]
    try:
        key = key_over(FORM, [(one.name, read_bytes(one)) for one in (*data, *schemas, *code)])
    except StandfastError:
        return None
    return Kept(path=root / "__pycache__" / f"cues-{kind}.json", form=FORM, key=key)

"""From the values of data files to frozen law: one builder for each kind of file. Trusts the schema, not the dates."""

from datetime import date
from types import MappingProxyType
from typing import Any

from standfast.ground.words import Words
from standfast.law.bodies import Body, BodyKind, Route, RouteKind
from standfast.law.clocks import Clock, ClockKind, Rings, Starts
from standfast.law.gates import Gate, GateKind
from standfast.law.ladders import Ladder, Rung
from standfast.law.provisions import Act, Element, HeadingRead, Power, Provision, ProvisionKind, Statute
from standfast.law.read_file import Data, DataFile, certainty, length, words, words_or_none
from standfast.law.rules import Rule
from standfast.law.text_in_force import Span


def acts(file: DataFile) -> tuple[Act, ...]:
    """Build the Acts."""
    return tuple(
        Act(
            id=one["id"],
            title=words(one["title"]),
            citation=words(one["citation"]),
            cite=words(one["cite"]),
            file=one.get("file"),
        )
        for one in file.data["acts"]
    )


def rules(file: DataFile) -> dict[str, Rule]:
    """Build the shared rules, by name."""
    return {name: file.rule(told, ("rules", name)) for name, told in file.data["rules"].items()}


def provision(file: DataFile, known_acts: dict[str, Act]) -> Provision:
    """Build one provision."""
    data = file.data
    act = known_acts.get(data.get("act", ""))
    if "act" in data and act is None:
        file.problem("law.unknown_reference", ("act",), said=data["act"], kind="act")
    return Provision(
        id=data["id"],
        act=data.get("act"),
        section=data["section"],
        cite=_cite(data, act),
        kind=ProvisionKind(data["kind"]),
        order=data["order"],
        title=words(data["title"]),
        older_name=words_or_none(data.get("older_name")),
        plain=words(data["plain"]),
        maximum=words_or_none(data.get("maximum")),
        elements=tuple(_element(file, one, place) for place, one in enumerate(data.get("elements", ()))),
        power=_power(data.get("power")),
        ask=words_or_none(data.get("ask")),
        says=words_or_none(data.get("says")),
        time=words_or_none(data.get("time")),
        about=data.get("about"),
        see=tuple(data.get("see", ())),
        provinces=tuple(data.get("provinces", ())),
        statute=_statute(file, data.get("statute")),
        notes=tuple(words(one) for one in data.get("notes", ())),
        span=_span(file, data["in_force"]),
        span_certainty=certainty(data["in_force"]["certainty"]),
        text_as_of=file.day(data["text_as_of"], ("text_as_of",)),
        gates=tuple(data["gates"]),
        certainty=certainty(data["certainty"]),
        sources=file.sources(data["sources"], ("sources",)),
        checked=_checked(file, data),
        file=file.name,
    )


def _cite(data: Data, act: Act | None) -> Words:
    if act is None:
        return words(data.get("cite") or data["title"])
    section = data["section"]
    return Words(en=act.cite.say("en", section=section), fr=act.cite.say("fr", section=section))


def _span(file: DataFile, told: Data) -> Span:
    since = file.day_or_none(told["from"], ("in_force", "from"))
    until = file.day_or_none(told["to"], ("in_force", "to"))
    if since is not None and until is not None and until < since:
        file.problem("law.dates_crossed", ("in_force", "to"), said=str(until))
    return Span(since=since, until=until)


def _element(file: DataFile, told: Data, place: int) -> Element:
    return Element(
        id=told["id"],
        label=words(told["label"]),
        why=words(told["why"]),
        rule=file.rule(told["rule"], ("elements", place, "rule")),
        distinguishing=bool(told.get("distinguishing", False)),
        excludes=bool(told.get("excludes", True)),
    )


def _power(told: Any) -> Power | None:
    if told is None:
        return None
    return Power(
        gets=words(told["gets"]),
        who=words(told["who"]),
        threshold=words(told["threshold"]),
        lasts=words(told["lasts"]),
        ask=words(told["ask"]),
        lasts_days=told.get("lasts_days"),
    )


def _statute(file: DataFile, told: Any) -> Statute | None:
    if told is None:
        return None
    digest = told["digest"] or {"en": None, "fr": None}
    return Statute(
        file=told["file"],
        section=told["section"],
        heading_en=HeadingRead(told["heading"]["en"]),
        heading_fr=HeadingRead(told["heading"]["fr"]),
        digest_en=digest["en"],
        digest_fr=digest["fr"],
        last_amended=file.day_or_none(told["last_amended"], ("statute", "last_amended")),
    )


def gates(file: DataFile) -> tuple[Gate, ...]:
    """Build the date gates."""
    return tuple(
        Gate(
            id=one["id"],
            kind=GateKind(one["kind"]),
            name=words(one["name"]),
            assent=file.day_or_none(one["assent"], ("gates", place, "assent")),
            in_force=file.day_or_none(one["in_force"], ("gates", place, "in_force")),
            what=words(one["what"]),
            status=words(one["status"]),
            not_known=words_or_none(one.get("not_known")),
            certainty=certainty(one["certainty"]),
            sources=file.sources(one["sources"], ("gates", place, "sources")),
            checked=_checked(file, one, ("gates", place)),
        )
        for place, one in enumerate(file.data["gates"])
    )


def clocks(file: DataFile) -> tuple[Clock, ...]:
    """Build default clocks, limits and duties."""
    return tuple(
        Clock(
            id=one["id"],
            starts=Starts(one["starts"]),
            after=length(one["after"]),
            working_days=one["after"].get("working_days", 0),
            length=words(one["length"]),
            what=words(one["what"]),
            do=words(one["do"]),
            why=words(one["why"]),
            rung=one.get("rung"),
            provision=one.get("provision"),
            body=one.get("body"),
            ladders=tuple(one.get("ladders", ())),
            kind=ClockKind(one["kind"]),
            rings=Rings(one["rings"]),
            provinces=tuple(one.get("provinces", ())),
            when=file.rule(one["when"], ("clocks", place, "when")) if "when" in one else None,
            silence=words_or_none(one.get("silence")),
            not_loaded=words_or_none(one.get("not_loaded")),
            certainty=certainty(one["certainty"]),
            sources=file.sources(one["sources"], ("clocks", place, "sources")),
            checked=_checked(file, one, ("clocks", place)),
            file=file.name,
        )
        for place, one in enumerate(file.data["clocks"])
    )


def ladder(file: DataFile) -> Ladder:
    """Build one ladder."""
    data = file.data
    return Ladder(
        id=data["id"],
        title=words(data["title"]),
        police=tuple(data["police"]),
        provinces=tuple(data["provinces"]),
        rungs=tuple(_rung(file, one, place) for place, one in enumerate(data["rungs"])),
        checked=_checked(file, data),
        file=file.name,
    )


def _rung(file: DataFile, told: Data, place: int) -> Rung:
    return Rung(
        id=told["id"],
        role=told["role"],
        title=words(told["title"]),
        when=words(told["when"]),
        words=words(told["words"]),
        ask=words(told["ask"]),
        wait=length(told["wait"]),
        body=told.get("body"),
        body_in=MappingProxyType(dict(told.get("body_in", {}))),
        limit=told.get("limit"),
        not_loaded=words_or_none(told.get("not_loaded")),
        certainty=certainty(told["certainty"]),
        sources=file.sources(told["sources"], ("rungs", place, "sources")),
    )


def body(file: DataFile) -> Body:
    """Build one body."""
    data = file.data
    return Body(
        id=data["id"],
        kind=BodyKind(data["kind"]),
        name=words(data["name"]),
        provinces=tuple(data.get("provinces", ())),
        for_whom=words(data["for_whom"]),
        what=words(data["what"]),
        routes=tuple(
            Route(
                kind=RouteKind(one["kind"]),
                value=one.get("value"),
                french=one.get("french"),
                note=words_or_none(one.get("note")),
            )
            for one in data["routes"]
        ),
        hours=words_or_none(data.get("hours")),
        certainty=certainty(data["certainty"]),
        sources=file.sources(data["sources"], ("sources",)),
        checked=_checked(file, data),
        file=file.name,
    )


def _checked(file: DataFile, told: Data, path: tuple[str | int, ...] = ()) -> date:
    return file.day(told["checked"], (*path, "checked"))

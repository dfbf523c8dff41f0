"""``case show``: a case as the family knew it at an instant: danger, facts, contacts, promises, reports, exhibits."""

from argparse import ArgumentParser, Namespace

from standfast.actions.conclude import conclude
from standfast.case import Case, Fact
from standfast.case.vocabulary import RECORDS, Contact, Record
from standfast.catalogue import NotKnown, load_catalogue
from standfast.catalogue.say import say_value
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.face import Face
from standfast.cli.show import advice_json, say_invented, show_danger, show_next
from standfast.cli.show_plan import show_household
from standfast.ground.instants import in_utc
from standfast.ground.spoken import say_instant
from standfast.plan.advice import Advice

SAID_FIRST = frozenset({"contact.who", "contact.badge", "contact.channel"})
_SECTIONS = {
    "case.contacts_title": ("contact", "refusal", "offer"),
    "case.reports_title": ("report", "stage", "consent"),
    "case.exhibits_title": ("exhibit",),
    "case.papers_title": ("paper",),
}


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face, as_of=True)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the case."""
    found = find(args, face)
    concluded = conclude(found.desk, found.listed.id, as_of=instant_or_none(args.as_of))
    advice = concluded.advice
    face.prefer(advice.case.opened.language)
    if args.json:
        face.json({**advice_json(advice, face.lang), **_case_json(concluded.case)})
        return 0
    say_invented(advice, face)
    face.say(
        face.word("case.as_of", instant=say_instant(advice.case.as_of, face.lang, zone=advice.zone)), style="quiet"
    )
    show_danger(advice, face)
    show_household(advice, face)
    _show_facts(advice, face)
    for title, kinds in _SECTIONS.items():
        _show_records(advice, kinds, title, face)
    _show_promises(advice, face)
    face.title(face.word("demo.next_title"), style="next")
    show_next(advice, face)
    return 0


def _show_facts(advice: Advice, face: Face) -> None:
    catalogue = load_catalogue()
    face.title(face.word("case.facts_title"))
    for group in catalogue.groups:
        for subject in advice.case.subjects(group.name):
            told = [fact for spec in group.facts for fact in advice.case.told(spec.key, subject)]
            name = face.text(group.label) + (f" ({subject})" if group.many else "")
            face.say(name, style="strong")
            for fact in told:
                face.say(_say_fact(fact, advice, face), indent=4)


def _say_fact(fact: Fact, advice: Advice, face: Face) -> str:
    catalogue = load_catalogue()
    spec = catalogue.fact(fact.key)
    said = say_value(spec, fact.value, face.lang, zone=advice.zone)
    who = next(one.label for one in catalogue.says if one.code == fact.says)
    sure = next(one.label for one in catalogue.sure if one.code == fact.sure)
    told = f"{face.text(who)}, {face.text(sure)}, {fact.seq}"
    by = f"{fact.seq}" if isinstance(fact.value, NotKnown) else told
    return face.pair(face.text(spec.label), f"{said} ({by})")


def _show_records(advice: Advice, kinds: tuple[str, ...], title: str, face: Face) -> None:
    shown = sorted(
        (record for record in advice.case.records if kind_of(record) in kinds), key=lambda one: (one.at, one.seq)
    )
    if not shown:
        return
    face.title(face.word(title))
    for record in shown:
        face.say(say_record(record, advice, face))


def say_record(record: Record, advice: Advice, face: Face) -> str:
    """Say a record in one line, field by field as the catalogue names them."""
    catalogue = load_catalogue()
    group = catalogue.group(kind_of(record))
    assert group is not None
    parts = []
    for spec in group.facts:
        value = getattr(record, spec.name)
        if value is not None and spec.key not in SAID_FIRST:
            parts.append(face.pair(face.text(spec.label), say_value(spec, value, face.lang, zone=advice.zone)))
    when = say_instant(record.at, face.lang, zone=advice.zone)
    named = "" if isinstance(record, Contact) else f", {face.text(group.label)}"
    return face.pair(f"{when}{named}{_reached(record, face)}", "; ".join(parts))


def _reached(record: Record, face: Face) -> str:
    """Say first whom a contact reached, by badge where one was given, and how."""
    if not isinstance(record, Contact):
        return ""
    by = load_catalogue().fact("contact.channel").choice(record.channel or "")
    told = [record.who, record.badge, face.text(by.label) if by is not None else None]
    return "".join(f", {part}" for part in told if part)


def _show_promises(advice: Advice, face: Face) -> None:
    if not advice.case.promises:
        return
    face.title(face.word("case.promises_title"))
    for one in advice.case.promises:
        due = one.promise.due_at
        when = say_instant(due, face.lang, zone=advice.zone) if due is not None else "—"
        if one.is_broken(now=advice.now):
            state = face.word("promise.broken", when=when)
        elif not one.is_open:
            state = face.word("promise.kept")
        else:
            state = face.word("promise.open", when=when) if due is not None else face.word("promise.open_no_date")
        face.say(face.pair(f"[{one.promise.id}] {one.promise.by or '—'}", f"{one.promise.what or '—'} ({state})"))


def kind_of(record: Record) -> str:
    """Give a record's kind by its type."""
    return next(kind for kind, made in RECORDS.items() if type(record) is made)


def _case_json(case: Case) -> dict[str, object]:
    return {
        "label": case.opened.label,
        "invented": case.opened.invented,
        "stage": case.stage.stage if case.stage is not None else None,
        "facts": [
            {
                "entry": fact.seq,
                "about": fact.subject.id,
                "key": fact.key,
                "value": None if isinstance(fact.value, NotKnown) else _json_value(fact.value),
                "known": not isinstance(fact.value, NotKnown),
                "says": fact.says.value,
                "sure": fact.sure.value,
            }
            for fact in case.facts
        ],
        "records": [
            {"entry": record.seq, "kind": kind_of(record), "id": record.id, "at": in_utc(record.at)}
            for record in case.records
        ],
    }


def _json_value(value: object) -> object:
    return value if isinstance(value, bool | int | str) else str(value)

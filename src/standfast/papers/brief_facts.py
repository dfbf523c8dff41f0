"""The brief's facts: what is reported and who says so, accounts, exhibits, weak points, and the dates of contacts."""

from functools import cache
from typing import cast

from standfast.case import Case, Fact
from standfast.case.vocabulary import Exhibit, Record
from standfast.catalogue import FactType, NotKnown, load_catalogue
from standfast.catalogue.say import say_value
from standfast.catalogue.specs import FactSpec
from standfast.ground.data_files import DATA
from standfast.ground.schema import check
from standfast.ground.words import Words
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.papers.blocks import Block, Bullets, Foreign, Item, Paragraph, Spans, Strong, Table, Text, spans
from standfast.papers.common import Maker

FROM_PEOPLE = frozenset({FactType.TEXT, FactType.LONG_TEXT, FactType.URL, FactType.PHONE, FactType.REFERENCE})
ACCOUNT_COLUMNS = (
    "account.platform",
    "account.handle",
    "account.numeric_id",
    "account.url",
    "account.belongs_to",
)
MOST_OPEN = 8
"""Open questions named in the brief; more would bury the first."""


@cache
def shown_facts() -> tuple[FactSpec, ...]:
    """Load which facts a brief shows, in order (``papers/brief_facts.yaml``); a key out of the catalogue is a fault."""
    node = read_yaml(DATA / "papers" / "brief_facts.yaml")
    value = plain_value(node)
    check(value, schema_name="brief_facts", file="papers/brief_facts.yaml", node=node)
    keys = cast("dict[str, list[str]]", value)["facts"]
    return tuple(load_catalogue().fact(key) for key in keys)


def facts_table(make: Maker) -> tuple[Block, ...]:
    """Set out every reported fact with its sayer; two sayers who differ stand in two rows."""
    rows = [
        _fact_row(make, spec, fact)
        for spec in shown_facts()
        for subject in make.advice.case.subjects(spec.group)
        for fact in _latest(make.advice.case, spec.key, subject)
    ]
    if not rows:
        return (Paragraph(spans(make.say("facts_none"))),)
    table = Table(
        caption=spans(make.say("facts_caption")),
        header=tuple(spans(make.say(key)) for key in ("fact_col", "value_col", "who_col")),
        rows=tuple(rows),
        widths=(6, 4, 5),
        first_names_row=True,
    )
    return (table,)


def accounts(make: Maker) -> tuple[Block, ...]:
    """Set out the accounts by what identifies them."""
    case, catalogue = make.advice.case, load_catalogue()
    rows = []
    for account in case.subjects("account"):
        cells: list[Spans] = []
        for key in ACCOUNT_COLUMNS:
            value = case.value(key, account)
            said = say_value(catalogue.fact(key), value, make.lang) if value is not None else "—"
            cells.append(spans(Text(said) if key == "account.belongs_to" or value is None else Foreign(said)))
        stranger = case.text("account.stranger", account)
        if stranger is not None and len(case.subjects("stranger")) > 1:
            cells[-1] = (*cells[-1], Text(" "), Foreign(stranger))
        rows.append(tuple(cells))
    if not rows:
        return ()
    header = tuple(spans(make.say(key)) for key in ("platform_col", "handle_col", "id_col", "url_col", "whose_col"))
    table = Table(
        caption=spans(make.say("accounts_caption")),
        header=header,
        rows=tuple(rows),
        widths=(3, 4, 4, 6, 3),
    )
    return (make.heading("account_title"), table)


def exhibits(make: Maker) -> tuple[Block, ...]:
    """List exhibits by number: what each shows, how it was made, who holds it. A sensitive one is never attached."""
    case = make.advice.case
    if not case.exhibits:
        return ()
    rows = tuple(_exhibit_row(make, one) for one in case.exhibits)
    table = Table(
        caption=spans(make.say("exhibits_caption")),
        header=tuple(spans(make.say(key)) for key in ("exhibit_col", "shows_col", "made_col", "held_col")),
        rows=rows,
        widths=(2, 7, 4, 4),
        first_names_row=True,
    )
    return (make.heading("exhibits_title"), table)


def not_known(make: Maker) -> tuple[Block, ...]:
    """Say what is not known, and what is weak, before anyone asks."""
    case, catalogue = make.advice.case, load_catalogue()
    points: list[Spans] = []
    if any(one.made_how == "picture_of_screen" for one in case.exhibits):
        points.append(make.rich("weak_screens"))
    if case.holds("conversation.deleted_by_person"):
        points.append(make.rich("weak_deleted"))
    open_keys = dict.fromkeys(
        spec.key
        for spec in shown_facts()
        for subject in case.subjects(spec.group)
        for fact in case.told(spec.key, subject)[-1:]
        if isinstance(fact.value, NotKnown)
    )
    told = [catalogue.fact(key).label.say(make.lang) for key in open_keys]
    if told:
        named = "; ".join(told[:MOST_OPEN])
        more = len(told) - MOST_OPEN
        tail = f"; {make.say('and_more', count=more)}" if more > 0 else ""
        points.append(make.rich("weak_open", what=named + tail))
    if not points:
        return ()
    return (make.heading("weak_title"), Bullets(tuple(Item(point) for point in points)))


def contacts(make: Maker) -> tuple[Block, ...]:
    """List contacts as dates and numbers only: the brief complains about nobody."""
    told: list[tuple[Record, str | None, str | None]] = [
        (one, one.agency, one.file_number) for one in make.advice.case.contacts
    ]
    told += [(one, one.to_name, one.number) for one in make.advice.case.reports]
    days: dict[tuple[str | None, str | None], dict[str, None]] = {}
    for record, agency, number in sorted(told, key=lambda one: (one[0].at, one[0].seq)):
        days.setdefault((agency, number), {})[make.day(record)] = None
    rows = [(_people(agency), _people(number), spans("; ".join(on))) for (agency, number), on in days.items()]
    if not rows:
        return ()
    table = Table(
        caption=spans(make.say("contacts_caption")),
        header=tuple(spans(make.say(key)) for key in ("agency_col", "number_col", "date_col")),
        rows=tuple(rows),
        widths=(4, 4, 6),
    )
    return (make.heading("dates_title"), table)


def _latest(case: Case, key: str, subject: str) -> tuple[Fact, ...]:
    latest = {fact.says: fact for fact in case.told(key, subject)}
    return tuple(fact for fact in latest.values() if not isinstance(fact.value, NotKnown))


def _fact_row(make: Maker, spec: FactSpec, fact: Fact) -> tuple[Spans, ...]:
    case = make.advice.case
    several = len(case.subjects(spec.group)) > 1
    name = make.say("of_group", group=make.own(_group_label(spec)), fact=make.own(spec.label))
    label: Spans = spans(name, " (", Foreign(fact.subject.id), ")") if several else spans(name)
    said = say_value(spec, fact.value, make.lang, zone=make.advice.zone)
    if spec.type is FactType.REFERENCE:
        said = named(make, spec, said)
    value = Foreign(said) if spec.type in FROM_PEOPLE else Text(said)
    sure = "" if fact.sure == "sure" else f" ({make.say(f'sure.{fact.sure}')})"
    return (label, (value,), spans(f"{make.say(f'says.{fact.says}')}{sure}"))


def named(make: Maker, spec: FactSpec, subject: str) -> str:
    """Name what a reference points to as people would: an account by its handle, a device by its kind and owner."""
    case = make.advice.case
    if spec.refers_to == "account":
        return case.text("account.handle", subject) or subject
    if spec.refers_to == "device":
        kind = case.value("device.kind", subject)
        said = say_value(load_catalogue().fact("device.kind"), kind, make.lang) if kind is not None else subject
        whose = case.text("device.whose", subject)
        return f"{said} ({whose})" if whose else said
    return subject


def _group_label(spec: FactSpec) -> Words:
    group = load_catalogue().group(spec.group)
    return group.label if group is not None else spec.label


def _exhibit_row(make: Maker, one: Exhibit) -> tuple[Spans, ...]:
    shows: list[Spans] = [spans(Foreign(one.shows or "—"))]
    if one.shows_not:
        shows.append(spans(" ", Foreign(one.shows_not)))
    if not one.is_said_not_sensitive:
        shows.append(spans(" ", Strong(make.say("sensitive_note"))))
    made = "—"
    if one.made_how is not None:
        made = say_value(load_catalogue().fact("exhibit.made_how"), one.made_how, make.lang)
    by: Spans = spans(", ", Foreign(one.captured_by)) if one.captured_by else ()
    on: Spans = (
        spans(", ", Foreign(named(make, load_catalogue().fact("exhibit.device"), one.device))) if one.device else ()
    )
    how: Spans = (*spans(f"{made}, {make.day(one)}"), *by, *on)
    return (_people(one.number), tuple(span for run in shows for span in run), how, _people(one.held_by))


def _people(text: str | None) -> Spans:
    return spans(Foreign(text)) if text else spans("—")

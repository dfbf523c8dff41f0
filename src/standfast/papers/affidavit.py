"""A draft affidavit on how the electronic documents were kept (Canada Evidence Act, ss. 31.1 to 31.8): for a lawyer.

In go the case and the self-tests of the installation. Out comes what they show and no more: who (blank, for the person
to fill in), the system and its versions, the procedure, the self-tests over the period with every fault and what it may
have done, each exhibit's digest, and what can be said against it all. What nobody checked is said to be not checked.
"""

import standfast
from standfast.case.exhibits import RegisteredExhibit, register_of
from standfast.case.weaknesses import Weak, weaknesses
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.journal.self_tests import Check, SelfTest, Series, series_of, without_fault_since
from standfast.law.provisions import Provision
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Fields,
    Foreign,
    Item,
    Keep,
    PaperSize,
    Paragraph,
    Spans,
    Steps,
    Strong,
    Table,
    Text,
    spans,
)
from standfast.papers.common import Maker, labelled
from standfast.papers.told import in_eights, times_told
from standfast.plan.advice import Advice

SECTIONS = ("31.1", "31.2", "31.3", "31.5", "31.6", "31.7", "31.8")
PROCEDURE = ("registered", "sensitive", "journal", "corrected", "custody", "heads")
TEST_COLUMNS = ("tests_when", "tests_count", "tests_version", "tests_clock", "tests_found")
EXHIBIT_COLUMNS = ("exhibit_number", "exhibit_read", "exhibit_digest")


def affidavit(advice: Advice, *, lang: Lang, head: Head, size: PaperSize, tests: tuple[SelfTest, ...] = ()) -> Document:
    """Write the draft."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/affidavit"))
    blocks: tuple[Block, ...] = (
        _draft(make),
        make.danger(for_police=True),
        *_person(make),
        *_system(make, tests),
        *_procedure(make),
        *_tests(make, tests),
        *_exhibits(make),
        *_against(make),
        *_law(make),
        *_sworn(make),
        *make.sources(),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks, lead=(Strong(make.say("lead")),))


def _draft(make: Maker) -> Callout:
    by = make.rich("draft.questioned", ref=make.cite(_provision(make, "31.6")))
    lines = (make.rich("draft.lawyer"), make.rich("draft.own"), by)
    return Callout(kind="note", blocks=(Bullets(tuple(map(Item, lines))),), word=make.say("draft_word"))


def _provision(make: Maker, section: str) -> Provision:
    return make.advice.law.provision(f"ca.cea.{section}")


def _person(make: Maker) -> tuple[Block, ...]:
    """Leave who swears to that person: the program doesn't know who it will be."""
    names = ("name", "occupation", "address", "role", "since")
    return (make.heading("person_title"), Fields(tuple(labelled(make.say(f"person.{name}"), None) for name in names)))


def _system(make: Maker, tests: tuple[SelfTest, ...]) -> tuple[Block, ...]:
    versions = "; ".join(dict.fromkeys(one.version for one in tests)) or None
    systems = "; ".join(dict.fromkeys(one.system for one in tests)) or None
    hashers = "; ".join(dict.fromkeys(one.hasher for one in tests if one.hasher)) or None
    fields = (
        labelled(make.say("system.program"), f"Standfast {standfast.__version__}"),
        labelled(make.say("system.versions"), versions or make.say("not_told")),
        labelled(make.say("system.machine"), systems or make.say("not_told")),
        labelled(make.say("system.hasher"), hashers or make.say("not_told")),
        labelled(make.say("system.device"), None),
        labelled(make.say("system.users"), None),
        labelled(make.say("system.clock"), _clock(make, tests)),
    )
    return (make.heading("system_title"), Paragraph(spans(make.say("system_says"))), times_told(make), Fields(fields))


def _clock(make: Maker, tests: tuple[SelfTest, ...]) -> str:
    """Say how far the clock was off at most; a clock that nobody compared was not checked."""
    widest = Series(tests=tests).widest
    if widest is None:
        return make.say("clock_not_checked")
    compared = sum(1 for one in tests if one.offset is not None)
    return make.say(
        "clock_checked", count=compared, ms=widest.milliseconds, give=widest.give_or_take, by=widest.by, of=len(tests)
    )


def _procedure(make: Maker) -> tuple[Block, ...]:
    steps = tuple(Item(make.rich(f"procedure.{name}")) for name in PROCEDURE)
    return (make.heading("procedure_title"), Paragraph(spans(make.say("procedure_says"))), Steps(steps))


def _tests(make: Maker, tests: tuple[SelfTest, ...]) -> tuple[Block, ...]:
    title = make.heading("tests_title")
    if not tests:
        return (title, Paragraph((Strong(make.say("tests_none")),)), *_faults(make, tests))
    since = without_fault_since(tests)
    told = make.say("tests_since", at=make.when(since)) if since is not None else make.say("tests_fault_last")
    table = Table(
        caption=spans(make.say("tests_caption")),
        header=tuple(spans(make.say(key)) for key in TEST_COLUMNS),
        rows=tuple(_series(make, one) for one in series_of(tests)),
        widths=(6, 2, 3, 4, 6),
    )
    period = make.say("tests_period", first=make.when(tests[0].at), last=make.when(tests[-1].at), count=len(tests))
    return (
        title,
        Paragraph(spans(period, " ", told)),
        Paragraph(spans(make.say("tests_between"))),
        table,
        *_faults(make, tests),
    )


def _series(make: Maker, series: Series) -> tuple[Spans, ...]:
    first, last = make.when(series.first.at), make.when(series.last.at)
    when = first if len(series.tests) == 1 else make.say("tests_from_to", first=first, last=last)
    widest = series.widest
    clock = make.say("offset_short", ms=widest.milliseconds) if widest is not None else make.say("not_checked")
    return (
        spans(when),
        spans(str(len(series.tests))),
        spans(series.last.version),
        spans(clock),
        spans(_found(make, series.last)),
    )


def _found(make: Maker, test: SelfTest) -> str:
    """Say in a word what a test found; what it did not look at is named, the clock aside, which has its own column."""
    wording = load_wording("self_test")
    faults = [make.own(wording.words(f"check.{check.value}")) for check in test.faults]
    skipped = [
        make.own(wording.words(f"check.{check.value}"))
        for check in Check
        if test.held.get(check) is None and check is not Check.CLOCK
    ]
    found = make.say("found_fault", what="; ".join(faults)) if faults else make.say("found_nothing")
    return f"{found} {make.say('found_not_checked', what='; '.join(skipped))}" if skipped else found


def _faults(make: Maker, tests: tuple[SelfTest, ...]) -> tuple[Block, ...]:
    """Set out each fault, what it may have done, and room for what was done about it."""
    wording = load_wording("self_test")
    blocks: list[Block] = []
    for test in tests:
        for check in test.faults:
            told = make.say("fault", at=make.when(test.at), what=make.own(wording.words(f"check.{check.value}")))
            effect = make.own(wording.words(f"effect.{check.value}"))
            mended = Fields((labelled(make.say("fault_mended"), None, lines=2),))
            blocks.append(Keep((Paragraph((Strong(told), Text(f" {effect}"))), mended)))
    noticed = Fields((labelled(make.say("faults_noticed"), None, lines=2),))
    if tests and not blocks:
        blocks.append(Paragraph(spans(make.say("faults_none"))))
    return (make.heading("faults_title"), *blocks, noticed)


def _exhibits(make: Maker) -> tuple[Block, ...]:
    register = register_of(make.advice.case)
    title = make.heading("exhibits_title")
    if not register:
        return (title, Paragraph(spans(make.say("exhibits_none"))))
    table = Table(
        caption=spans(make.say("exhibits_caption")),
        header=tuple(spans(make.say(key)) for key in EXHIBIT_COLUMNS),
        rows=tuple(_exhibit(make, one) for one in register),
        widths=(2, 5, 8),
        first_names_row=True,
    )
    return (title, Paragraph(spans(make.say("exhibits_say"))), table)


def _exhibit(make: Maker, one: RegisteredExhibit) -> tuple[Spans, ...]:
    read = one.registration
    name = (Foreign(one.name),)
    if read is None:
        told = one.exhibit.digest_told
        given = make.rich("digest_told", digest=Foreign(told)) if told else spans(make.say("digest_none"))
        return (name, spans(make.say("not_read")), given)
    when = make.rich("read", at=make.when(read.at), by=Foreign(read.registered.read_by or make.say("not_told")))
    digest = read.registered.digests.sha256
    return (name, when, spans(in_eights(digest) if digest is not None else make.say("digest_none")))


def _against(make: Maker) -> tuple[Block, ...]:
    """Say what can be said against it, first ourselves, and what the draft does not show."""
    found = _weak(make)
    hearsay = Item(make.rich("shows_not.truth", ref=make.cite(_provision(make, "31.7"))))
    return (
        make.heading("against_title"),
        *((Bullets(found),) if found else (Paragraph(spans(make.say("against_none"))),)),
        make.heading("shows_not_title"),
        Bullets((hearsay, Item(make.rich("shows_not.author")), Item(make.rich("shows_not.before")))),
    )


def _weak(make: Maker) -> tuple[Item, ...]:
    """Say each weakness once, with all that it is of: one by one, fifty exhibits would fill pages that nobody reads."""
    things: dict[Weak, list[str]] = {}
    for one in weaknesses(make.advice.case):
        of, named = things.setdefault(one.what, []), one.exhibit or one.device
        if named is not None and named not in of:
            of.append(named)
    wording = load_wording("evidence")
    told = [(make.own(wording.words(f"weak.{what.value}")), of) for what, of in things.items()]
    return tuple(
        Item(make.rich("against_of", what=said, things=Foreign(", ".join(of))) if of else (Text(said),))
        for said, of in told
    )


def _law(make: Maker) -> tuple[Block, ...]:
    items = tuple(
        Item((*make.cite(one), Text(make.say("colon")), Text(make.own(one.plain))))
        for one in (_provision(make, section) for section in SECTIONS)
    )
    return (make.heading("law_title"), Bullets(items))


def _sworn(make: Maker) -> tuple[Block, ...]:
    names = ("place", "day", "signature", "commissioner")
    fields = Fields(tuple(labelled(make.say(f"sworn.{name}"), None) for name in names))
    return (Keep((make.heading("sworn_title"), Paragraph((Strong(make.say("sworn_says")),)), fields)),)

"""The custody log: for each exhibit and each device, every step from hand to hand, with receipt, reason and condition.

What nobody wrote down stays an empty cell: a gap is shown as a gap. At its end stand the papers that were made of the
case, each by its digest.
"""

from standfast.case.exhibits import custody_of_device, register_of
from standfast.case.vocabulary import Custody
from standfast.case.weaknesses import of_device, of_exhibit
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.papers.blocks import (
    Block,
    Bullets,
    Document,
    Foreign,
    Heading,
    PaperSize,
    Paragraph,
    Span,
    Spans,
    Table,
    Text,
    spans,
)
from standfast.papers.common import Maker
from standfast.papers.told import in_eights, times_told, value_of, weakness_item
from standfast.plan.advice import Advice

NAME = "custody"
COLUMNS = ("when_col", "what_col", "from_col", "to_col", "notes_col")
TAKER = ("to", "role", "badge", "agency")
NOTES = ("receipt", "why", "condition", "isolated_how")


def custody_log(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the log."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/custody_log"))
    case = advice.case
    chains = [("exhibit", one.name, one.custody, of_exhibit(one)) for one in register_of(case)]
    chains += [
        ("device", device, custody_of_device(case, device), of_device(case, device))
        for device in case.subjects("device")
    ]
    blocks: list[Block] = [make.danger(for_police=True), Paragraph(spans(make.say("means"))), times_told(make)]
    without: list[str] = []
    for kind, name, steps, weak in chains:
        if not steps:
            without.append(name)
            continue
        blocks += [
            Heading(level=1, spans=(Text(f"{make.say(kind)} "), Foreign(name))),
            _table(make, steps),
        ]
        handing = [one for one in weak if one.entry is not None]
        if handing:
            blocks.append(Bullets(tuple(weakness_item(make, one, named=False) for one in handing)))
    if without:
        named = tuple(span for name in without for span in (Text("; "), Foreign(name)))[1:]
        blocks.append(Paragraph(make.rich("without", names=named)))
    if not chains:
        blocks.append(Paragraph(spans(make.say("none"))))
    blocks += [*_papers(make), *make.closing()]
    return make.document(make.say("title"), tuple(blocks), lead=make.rich("lead", by=Foreign(make.preparer())))


def _table(make: Maker, steps: tuple[Custody, ...]) -> Table:
    return Table(
        caption=spans(make.say("steps_caption")),
        header=tuple(spans(make.say(key)) for key in COLUMNS),
        rows=tuple(_row(make, step) for step in steps),
        widths=(4, 3, 3, 4, 6),
    )


def _row(make: Maker, step: Custody) -> tuple[Spans, ...]:
    by = value_of(make, step, "custody.by")
    when = spans(f"{make.when(step.at)} ", make.say("entry", seq=step.seq))
    what = value_of(make, step, "custody.event") or Text(make.say("not_told"))
    return (when, (what,), (by or Text(make.say("not_told")),), _cell(make, step, TAKER), _cell(make, step, NOTES))


def _cell(make: Maker, step: Custody, names: tuple[str, ...]) -> Spans:
    """Put several fields in one cell; those that need it with their label."""
    found: list[Span] = []
    for name in names:
        value = value_of(make, step, f"custody.{name}")
        if value is None:
            continue
        label = make.paper.find(f"label.{name}")
        found += [Text("; ")] if found else []
        found += [Text(f"{make.own(label)} ")] if label is not None else []
        found.append(value)
    return tuple(found) or spans(make.say("not_told"))


def _papers(make: Maker) -> tuple[Block, ...]:
    """List the papers, this one in its other forms aside: made again, it stays the same bytes."""
    rows = tuple(
        (
            spans(make.when(one.issued.as_of)),
            spans(f"{paper.name}, {paper.lang}, {paper.form}"),
            spans(in_eights(paper.sha256)),
        )
        for one in make.advice.case.issued
        for paper in one.issued.papers
        if paper.name != NAME or one.issued.made_from != make.head.digest
    )
    if not rows:
        return ()
    table = Table(
        caption=spans(make.say("papers_caption")),
        header=tuple(spans(make.say(key)) for key in ("as_of_col", "paper_col", "digest_col")),
        rows=rows,
        widths=(4, 3, 8),
    )
    return (make.heading("papers_title"), table)

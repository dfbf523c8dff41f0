"""The exhibit list: each thing by its number, with what it shows, where the original is, its digests, its weaknesses.

For police, a prosecutor or a lawyer. It describes; no exhibit is attached to it, shown on it or copied for it.
"""

from standfast.case.exhibits import RegisteredExhibit, register_of
from standfast.case.weaknesses import of_exhibit
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.papers.blocks import (
    Block,
    Bullets,
    Document,
    Fields,
    Foreign,
    Heading,
    PaperSize,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from standfast.papers.common import Maker, labelled
from standfast.papers.told import digests_of, fields_of, outcome_in, state_of, times_told, value_of, weakness_item
from standfast.plan.advice import Advice

IN_THE_STATE = ("number", "sensitive")


def exhibit_list(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the list."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/exhibit_list"))
    register = register_of(advice.case)
    blocks: tuple[Block, ...] = (
        make.danger(for_police=True),
        Paragraph(spans(make.say("means"))),
        times_told(make),
        *(_overview(make, register) if register else (Paragraph(spans(make.say("none"))),)),
        *(block for one in register for block in _exhibit(make, one)),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks, lead=make.rich("lead", by=Foreign(make.preparer())))


def _overview(make: Maker, register: tuple[RegisteredExhibit, ...]) -> tuple[Block, ...]:
    return (
        make.heading("overview_title"),
        Table(
            caption=spans(make.say("overview_caption")),
            header=tuple(spans(make.say(key)) for key in ("number_col", "kind_col", "held_col", "state_col")),
            rows=tuple(_row(make, one) for one in register),
            widths=(3, 3, 5, 5),
            first_names_row=True,
        ),
    )


def _row(make: Maker, one: RegisteredExhibit) -> tuple[Spans, ...]:
    blank = Text(make.say("not_told"))
    kind = value_of(make, one.exhibit, "exhibit.kind") or blank
    held = value_of(make, one.exhibit, "exhibit.held_by") or blank
    return ((Foreign(one.name),), (kind,), (held,), state_of(make, one))


def _exhibit(make: Maker, one: RegisteredExhibit) -> tuple[Block, ...]:
    """Set out one exhibit: what people said of it, what the hasher read of it, what can be said against it."""
    told = [labelled(label, (value,)) for label, value in fields_of(make, one.exhibit, "exhibit", without=IN_THE_STATE)]
    told.append(labelled(make.say("state_col"), state_of(make, one)))
    weak = of_exhibit(one)
    return (
        Heading(level=1, spans=(Text(f"{make.say('exhibit')} "), Foreign(one.name))),
        Fields(tuple(told)),
        *_reading(make, one),
        *((Heading(level=2, spans=spans(make.say("weak_title"))),) if weak else ()),
        *((Bullets(tuple(weakness_item(make, each, named=False) for each in weak)),) if weak else ()),
    )


def _reading(make: Maker, one: RegisteredExhibit) -> tuple[Block, ...]:
    read = one.registration
    if read is None:
        return (Paragraph(spans(make.say("not_read"))),)
    found = read.registered
    rows = tuple((spans(label), spans(value)) for label, value in digests_of(found.digests))
    line = Paragraph(
        make.rich(
            "read",
            file=Foreign(found.file),
            size=str(found.size),
            by=Foreign(found.read_by or make.say("not_told")),
            at=make.when(read.at),
            entry=str(read.seq),
        )
    )
    if not rows:
        return (line, Paragraph(make.rich("no_digest", outcome=Foreign(outcome_in(make.lang, found.outcome)))))
    table = Table(
        caption=spans(make.say("digests_caption")),
        header=(spans(make.say("digest_col")), spans(make.say("value_col"))),
        rows=rows,
        widths=(2, 9),
        first_names_row=True,
    )
    return (line, table)

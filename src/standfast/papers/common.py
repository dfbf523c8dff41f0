"""What the papers share: their words, their foot, the danger callout, and the notes that say where the law comes from.

``Maker`` gathers citations while a paper is written, so that a note stands in the sources if and only if the text
points to it.
"""

from dataclasses import dataclass, field, replace
from datetime import date

import standfast
from standfast.case.vocabulary import Record
from standfast.ground.instants import Instant
from standfast.ground.spoken import say_date, say_instant
from standfast.ground.wording import Wording, load_wording
from standfast.ground.words import Lang, Words
from standfast.journal import Head
from standfast.law.bodies import Body, Route, RouteKind
from standfast.law.provisions import Provision
from standfast.law.sources import Certainty
from standfast.papers.blocks import (
    Block,
    Callout,
    Document,
    Field,
    Foot,
    Foreign,
    Heading,
    Item,
    PaperSize,
    Paragraph,
    Ref,
    Source,
    Sources,
    Spans,
    Strong,
    Text,
    spans,
)
from standfast.papers.rich import Filling, rich
from standfast.plan.advice import Advice
from standfast.plan.danger import MEETING, meeting_of
from standfast.plan.data import StepSource

HEAD_SHOWN = 16
"""Hexadecimal digits of the journal's head at a paper's foot; the whole head is in the entry that records the issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """One paper in the making."""

    advice: Advice
    lang: Lang
    head: Head
    size: PaperSize
    paper: Wording
    common: Wording = field(default_factory=lambda: load_wording("papers/common"))
    cited: dict[str, Source] = field(default_factory=dict)
    short_notes: bool = False
    # on a sheet with little room the day on which the law was checked is said once, above the notes

    def say(self, key: str, /, **slots: object) -> str:
        """Give a text of this paper's wording, filled with our own words."""
        return self._words(key).say(self.lang, **slots)

    def rich(self, key: str, /, **slots: Filling) -> Spans:
        """Give a text of this paper's wording as spans; people's words go in as ``Foreign``."""
        return rich(self._words(key).say(self.lang), **slots)

    def own(self, words: Words, /) -> str:
        """Give any bilingual text."""
        return words.say(self.lang)

    def heading(self, key: str) -> Heading:
        """Make a section's heading."""
        return Heading(level=1, spans=spans(self.say(key)))

    def when(self, moment: Instant) -> str:
        """Say an instant in the zone of the case."""
        return say_instant(moment, self.lang, zone=self.advice.zone)

    def day(self, record: Record) -> str:
        """Say the day of a record in the zone of the case."""
        moment = record.at.astimezone(self.advice.zone) if self.advice.zone is not None else record.at
        return say_date(moment.date(), self.lang)

    def foreign(self, key: str, subject: str | None = None) -> Foreign | None:
        """Give what people said for a key, as their words."""
        text = self.advice.case.text(key, subject)
        return Foreign(text) if text else None

    def cite(self, provision: Provision) -> Spans:
        """Name a provision by Act and section, and point to its note."""
        return self._cited(provision, self.own(provision.cite))

    def cite_section(self, provision: Provision) -> Spans:
        """Name a provision by its section alone, where the Act was just named."""
        return self._cited(provision, self.common.words("section").say(self.lang, section=provision.section))

    def sources(self) -> tuple[Block, ...]:
        """Give the notes of everything cited so far, under their heading."""
        if not self.cited:
            return ()
        title = self._words("sources_title").say(self.lang)
        if self.short_notes:
            told = self._day_checked(self.advice.law.checked)
            title = self.common.words("sources_checked").say(self.lang, title=title, checked=told)
        return (Heading(level=1, spans=spans(title)), Sources(tuple(self.cited.values())))

    def danger(self, *, for_police: bool = False) -> Callout:
        """Make the callout that stands on every paper, whatever was found.

        Police are told what was found; what a family does about it stands on the family's papers.
        """
        danger = self.advice.danger
        always = danger.always_for_police if for_police else danger.always
        blocks: list[Block] = [Paragraph((Strong(self.own(always)),))]
        if for_police and danger.hits:
            blocks.append(Paragraph(self._for_police()))
        for hit in () if for_police else danger.hits:
            told, do = self.own(hit.kind.told), self.own(hit.kind.do)
            where = self.meeting_line() if hit.kind.id == MEETING else ()
            blocks.append(Paragraph((Strong(told), *where, Text(f" {do}"))))
        return Callout(kind="danger", blocks=tuple(blocks), word=self.common.words("danger_title").say(self.lang))

    def _for_police(self) -> Spans:
        """Say every danger in one run; where and when a meeting would be stands right after it."""
        told: Spans = ()
        for hit in self.advice.danger.hits:
            where = self.meeting_line() if hit.kind.id == MEETING else ()
            told = (*told, Text(" "), Strong(self.own(hit.kind.for_police)), *where)
        return told[1:]

    def meeting_line(self) -> Spans:
        """Say when and where a meeting would be, as told; nothing where nobody said."""
        if not any(hit.kind.id == MEETING for hit in self.advice.danger.hits):
            return ()
        named = self.meeting_named()
        return (Text(" "), *rich(self.common.words("meeting_line").say(self.lang), told=named)) if named else ()

    def meeting_named(self) -> Spans:
        """Name the hours and places of a meeting that anyone told of."""
        found = meeting_of(self.advice.case)
        runs: list[Spans] = [(Strong(self.when(moment)),) for moment in found.at]
        runs += [(Foreign(place),) for place in found.places]
        return tuple(span for run in runs for span in (Text("; "), *run))[1:]

    def help_item(self, body: Body, *, short: bool = False) -> Item:
        """Say who helps and how to reach them, with a note on the source; a route not loaded is not made up.

        ``short`` leaves out what the body does.
        """
        name = self.own(body.name)
        routes = [route for route in body.routes if route.value and route.kind is not RouteKind.POLICE]
        reached = dict.fromkeys(self._reach(route) for route in routes if (route.at(self.lang) or "") not in name)
        reach = "; ".join(reached)
        ref = self._body_ref(body)
        told = self.common.words("help_line").say(self.lang, name=name, reach=reach) if reach else f"{name}."
        if short:
            line = self.common.words("help_line").say(self.lang)
            return Item((*(rich(line, name=Strong(name), reach=reach) if reach else spans(Strong(told))), ref))
        return Item((Strong(told), Text(f" {self.own(body.what)}"), ref))

    def to_look_up(self, bodies: tuple[Body, ...]) -> Item:
        """Name in one line the bodies of which no number and no address is loaded."""
        runs = [(Strong(self.own(body.name)), self._body_ref(body)) for body in bodies]
        named = tuple(span for run in runs for span in (Text("; "), *run))[1:]
        return Item(rich(self.common.words("to_look_up").say(self.lang), names=named))

    def told(self, source: StepSource, certainty: Certainty) -> Ref:
        """Point to where a sentence of the plan comes from; sentences of one source share its note."""
        key = f"told.{source.title.en}.{certainty.value}"
        if key not in self.cited:
            read = self._checked(self.own(source.title), source.checked, certainty)
            self.cited[key] = Source(key=key, spans=spans(read))
        return Ref(key)

    def note(self, provision: Provision) -> Ref:
        """Point to a provision's note without naming it in the line."""
        self._cited(provision, "")
        return Ref(provision.id)

    def _reach(self, route: Route) -> str:
        note = f" ({self.own(route.note).removesuffix('.')})" if route.note is not None else ""
        return f"{route.at(self.lang)}{note}"

    def closing(self) -> tuple[Block, ...]:
        """Say once what Standfast is not, and print the whole head, so that the journal can be held against the paper.

        Groups of eight can be typed into an anchor file as they stand (``journal.read_anchor``).
        """
        head = self.common.words("whole_head").say(self.lang, seq=self.head.seq, digest=_grouped(self.head.digest))
        told = [self.common.words("informs").say(self.lang), head]
        if self.advice.case.opened.invented:
            told.insert(0, self.common.words("invented_whole").say(self.lang))
        if self.short_notes:
            told = [" ".join(told)]
        return tuple(Paragraph(spans(line)) for line in told)

    def preparer(self) -> str:
        """Say who prepared the paper, or that the family did."""
        case = self.advice.case
        parts = [case.text("preparer.name"), case.text("preparer.organisation")]
        told = ", ".join(part for part in parts if part)
        return told or self.common.words("prepared_by_family").say(self.lang)

    def document(self, title: str, blocks: tuple[Block, ...], *, lead: Spans = (), compact: bool = False) -> Document:
        """Put the paper together, with its foot and, for an invented story, the line that says so."""
        case = self.advice.case
        if case.opened.invented:
            invented = Strong(self.common.words("invented").say(self.lang))
            lead = (*lead, Text(". "), invented) if lead else (invented,)
        return Document(
            title=title,
            lang=self.lang,
            paper_size=self.size,
            foot=self._foot(),
            blocks=blocks,
            lead=lead,
            compact=compact,
        )

    def _foot(self) -> Foot:
        case = self.advice.case
        return Foot(
            case_ref=case.id,
            head_short=_short(self.head),
            at=self.when(self.advice.now),
            law_checked=say_date(self.advice.law.checked, self.lang),
            version=f"Standfast {standfast.__version__}",
        )

    def _cited(self, provision: Provision, named: str) -> Spans:
        if provision.id not in self.cited:
            self.cited[provision.id] = Source(key=provision.id, spans=self._note(provision))
        # A section and its number stay on one line.
        return (Text(named.replace(". ", ".\u00a0")), Ref(provision.id))

    def _words(self, key: str) -> Words:
        return self.paper.find(key) or self.common.words(key)

    def _note(self, provision: Provision) -> Spans:
        read = "; ".join(self.own(source.where) for source in provision.sources)
        told = self._checked(read, provision.checked, provision.certainty)
        return spans(Strong(self.own(provision.cite)), f", {self.own(provision.title)}. {told}")

    def _body_ref(self, body: Body) -> Ref:
        """Point to a body's note; with short notes, bodies whose notes say the same share one."""
        note = self._body_note(body)
        same = next((key for key, one in self.cited.items() if self.short_notes and one.spans == note), body.id)
        if same not in self.cited:
            self.cited[same] = Source(key=same, spans=note)
        return Ref(same)

    def _body_note(self, body: Body) -> Spans:
        read = "; ".join(f"{self.own(source.title)}, {self.own(source.where)}" for source in body.sources)
        told = self._checked(read, body.checked, body.certainty)
        return spans(told) if self.short_notes else spans(Strong(self.own(body.name)), f". {told}")

    def _checked(self, read: str, checked: date, certainty: Certainty) -> str:
        parts = [read]
        if not (self.short_notes and checked == self.advice.law.checked):
            parts.append(self._day_checked(checked))
        if certainty is not Certainty.READ_IN_SOURCE:
            parts.append(self.common.words("check_text_short" if self.short_notes else "check_text").say(self.lang))
        return f"{'; '.join(parts)}."

    def _day_checked(self, checked: date) -> str:
        return self.common.words("checked").say(self.lang, date=say_date(checked, self.lang))


def with_installation(document: Document, head: Head | None) -> Document:
    """Print the head of the installation's own chain beside the case's; whole where there is room for it.

    On one sheet the foot's digits have to do: a line more could make it two.
    """
    if head is None:
        return document
    blocks = document.blocks
    if not document.compact:
        told = load_wording("papers/common").words("whole_installation")
        blocks = (*blocks, Paragraph(spans(told.say(document.lang, seq=head.seq, digest=_grouped(head.digest)))))
    foot = replace(document.foot, installation_short=_short(head))
    return replace(document, blocks=blocks, foot=foot)


def _grouped(digest: str) -> str:
    """Set a digest in groups of eight, as it is easiest to type."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def _short(head: Head) -> str:
    return f"{head.seq}:{head.digest[:HEAD_SHOWN]}"


def labelled(label: str, value: Filling | None, *, lines: int = 1) -> Field:
    """Make a field of a label and a value; a missing value leaves lines to write on."""
    if value is None:
        return Field(label=spans(label), lines=lines)
    return Field(label=spans(label), value=value if isinstance(value, tuple) else spans(value))

"""The police services of a case, each with its own ladder, and what was said and done with each. Pure.

The service told of last has the file now. A record that names a service counts for it; one that names none counts for
the latest service that the family knew of by then. Each service answers for its own promises and limits; the position
on the ladder starts anew with each.
"""

from dataclasses import dataclass, replace

from standfast.case import Case
from standfast.case.vocabulary import Complaint, Contact, PaperHandling, Promise, Record, Refusal, Report, Stage
from standfast.ground.instants import Instant
from standfast.law.ladders import Ladder
from standfast.law.law import Law

_OF_A_SERVICE = (Complaint, Contact, PaperHandling, Promise, Refusal, Report, Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One police service."""

    id: str | None
    # as the answers name it; ``None`` while no service was told of
    kind: str | None
    name: str | None
    province: str | None
    ladder: Ladder | None
    # ``None``: not loaded


def services_of(case: Case, law: Law) -> tuple[Service, ...]:
    """Give the services in the order they were told of; the last has the file now. There is always one."""
    ids = case.subjects("police")
    if not ids:
        province = case.text("place.province")
        ladder = law.ladder_for(province=province, police=None)
        return (Service(id=None, kind=None, name=None, province=province, ladder=ladder),)
    ends: tuple[Instant | None, ...] = (*(_told_at(case, id_) for id_ in ids[1:]), None)
    return tuple(_service(case, law, id_, until=until) for id_, until in zip(ids, ends, strict=True))


def with_service(case: Case, id_: str | None) -> Case:
    """Give the case with only what concerns one service; records that concern none of them stay."""
    if id_ is None:
        return case
    known = tuple((_told_at(case, one), one) for one in case.subjects("police"))
    return replace(case, records=tuple(one for one in case.records if _concerns(one, known) in {None, id_}))


def latest_service(case: Case) -> str | None:
    """Give the service that has the file now, by its id; ``None`` while none was told of."""
    return next(reversed(case.subjects("police")), None)


def _service(case: Case, law: Law, id_: str, *, until: Instant | None) -> Service:
    kind = case.text("police.kind", id_)
    province = case.text("police.province", id_) or _province_then(case, until=until)
    return Service(
        id=id_,
        kind=kind,
        name=case.text("police.name", id_),
        province=province,
        ladder=law.ladder_for(province=province, police=kind),
    )


def _province_then(case: Case, *, until: Instant | None) -> str | None:
    """Give the province the family lived in while a service had the file: a later move does not move the service."""
    told = [(fact.known_at, fact.value) for fact in case.told("place.province") if isinstance(fact.value, str)]
    then = [province for at, province in told if until is None or at < until]
    # Where place and both services were told at one time there was no move to tell of.
    provinces = then or [province for _, province in told[:1]]
    return provinces[-1] if provinces else None


def _told_at(case: Case, id_: str) -> Instant:
    return min(fact.known_at for fact in case.facts if fact.subject.group == "police" and fact.subject.id == id_)


def _concerns(record: Record, known: tuple[tuple[Instant, str], ...]) -> str | None:
    if not isinstance(record, _OF_A_SERVICE) or not known:
        return None
    named: str | None = getattr(record, "police", None)
    if named is not None:
        return named
    # What happened before any service was told of counts for the last of those that were told of first.
    then = max(record.at, min(told for told, _ in known))
    return [id_ for told, id_ in known if told <= then][-1]

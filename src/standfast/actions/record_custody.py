"""Write down one step in the life of an exhibit or a device: set aside, shown, handed over, seized, returned.

Who may: whoever holds the case. Checked: that it names one thing of the case, that it was not in the future, and that
what came back was given away before. Written together: the step, and for a device what it changes of the facts, so that
papers and rules read them alike.
"""

from collections.abc import Mapping

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import OpenCase
from standfast.actions.record import check_times, next_id, read_fields
from standfast.actions.unit import Written, write
from standfast.case import Body, Case, Says, Subject, Sure
from standfast.case.bodies import Content, FactSaid, Recorded
from standfast.case.exhibits import GIVEN_AWAY, check_device, custody_of_device, the_exhibit
from standfast.catalogue import Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal import CaseId


def record_custody(desk: Desk, case_id: CaseId, fields: Mapping[str, Value], *, at: Instant | None) -> Written:
    """Write a step down; ``at`` is now where it is ``None``."""
    read = read_fields("custody", fields)

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        now = opened.now(desk)
        when, case = at or now, opened.case(as_of=now)
        check_times("custody", read, at=when, now=now, case=case)
        step = Recorded(
            kind="custody",
            id=next_id("custody", opened),
            at=when,
            fields=tuple({**read, **_thing(read, case, at=when)}.items()),
        )
        return tuple(desk.body(one, known_at=when) for one in (step, *_facts(dict(step.fields), at=when)))

    return write(desk, case_id, decide)


def _thing(fields: Mapping[str, Value], case: Case, *, at: Instant) -> dict[str, Value]:
    """Give the one thing that a step is about, by the name that the register has for it."""
    typed, device = fields.get("exhibit"), fields.get("device")
    if (typed is None) == (device is None):
        raise BadInput("evidence.one_thing")
    if isinstance(device, str):
        check_device(case, device)
        chain = custody_of_device(case, device)
    else:
        found = the_exhibit(case, str(typed))
        chain, typed = found.custody, found.name
    given = any(step.event in GIVEN_AWAY and step.at <= at for step in chain)
    if fields.get("event") == "returned" and not given:
        raise BadInput("evidence.never_given", thing=device or typed)
    return {"device": device} if device is not None else {"exhibit": str(typed)}


def _facts(fields: Mapping[str, Value], *, at: Instant) -> tuple[Content, ...]:
    """Give the facts of a device that a step changes: that it is set aside, cut off, and who holds it."""
    device = fields.get("device")
    if not isinstance(device, str):
        return ()
    changed: dict[str, Value] = {}
    if fields.get("event") == "secured":
        changed |= {"secured": True, "secured_at": at}
    if fields.get("isolated_how") is not None:
        changed["isolated"] = True
    holder = fields.get("to")
    if holder is not None and fields.get("event") in {*GIVEN_AWAY, "returned", "moved", "secured"}:
        changed["held_by"] = holder
    subject = Subject(group="device", id=device)
    return tuple(
        FactSaid(subject=subject, key=f"device.{name}", value=value, says=Says.PARENT_SAW, sure=Sure.SURE)
        for name, value in changed.items()
    )


def add_device(desk: Desk, case_id: CaseId, device: str, fields: Mapping[str, Value]) -> Written:
    """Name a device of the case, with what is known of it."""
    read = read_fields("device", fields)

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        now = opened.now(desk)
        if device in opened.case(as_of=now).subjects("device"):
            raise BadInput("evidence.device_taken", device=device)
        subject = Subject(group="device", id=device)
        return tuple(
            desk.body(
                FactSaid(subject=subject, key=f"device.{name}", value=value, says=Says.PARENT_SAW, sure=Sure.SURE),
                known_at=now,
            )
            for name, value in read.items()
        )

    return write(desk, case_id, decide)

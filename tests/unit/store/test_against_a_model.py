"""Whatever is asked of the store in whatever order, it answers as a plain list would, and the chain verifies."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfast.actions.ports import Append, DueKind, DueRow, HeadMoved
from standfast.ground.instants import Instant, read_instant
from standfast.journal import Head, Sha256, head_of, new_case_id, verify_chain
from standfast.keys import new_case_keys, open_body

AT = read_instant("2026-05-10T21:50:00-07:00")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
REFS = st.sets(st.sampled_from("abcdef"))
STEPS = st.lists(
    st.tuples(st.just("append"), st.lists(TEXTS, min_size=1, max_size=3), st.none() | REFS, st.none() | REFS)
    | st.tuples(st.just("append late"), TEXTS)
    | st.tuples(st.just("erase"), st.integers(1, 12)),
    max_size=8,
)


@dataclass
class Model:
    """What the store should hold of one case, kept the obvious way."""

    heads: list[Head]
    bodies: list[bytes | None] = field(default_factory=lambda: [b'{"kind":"opened"}'])
    due: frozenset[str] = frozenset()
    index: frozenset[str] = frozenset()


def value(letter: str) -> Sha256:
    return Sha256(f"{ord(letter):064x}")


def append(desk: Any, model: Model, texts: list[str], due: set[str] | None, index: set[str] | None) -> None:
    entries, head = [], model.heads[-1]
    for text in texts:
        entries.append(desk.entry(head, {"text": text}))
        head = head_of(entries[-1].entry)
    rows = None if due is None else tuple(DueRow(ref=ref, at=AT, kind=DueKind.LOOK) for ref in due)
    values = None if index is None else tuple(value(one) for one in index)
    new = Append(case=desk.case, entries=tuple(entries), due=rows, index=values)

    model.heads.append(desk.store.append(new, expect=model.heads[-1]))

    model.bodies += [open_body(one.body, case=desk.keys).data for one in entries]
    model.due = model.due if due is None else frozenset(due)
    model.index = model.index if index is None else frozenset(index)


def append_late(desk: Any, model: Model, text: str) -> None:
    """Append after a head that moved; before the first has moved there is none, and nothing is done."""
    if len(model.heads) < 2:
        return
    stale = model.heads[-2]
    try:
        desk.store.append(desk.append(stale, {"text": text}, due=()), expect=stale)
    except HeadMoved:
        return
    raise AssertionError


def erase(desk: Any, model: Model, seq: int) -> None:
    if seq <= len(model.bodies):
        desk.store.erase_body(desk.case, seq)
        model.bodies[seq - 1] = None


def compare(desk: Any, model: Model) -> None:
    stored = desk.store.read(desk.case)
    verify_chain([one.entry for one in stored], genesis=desk.genesis, signers=desk.store.signers(desk.case))
    opened = [None if one.body is None else open_body(one.body, case=desk.keys).data for one in stored]
    due = {row.due.ref for row in desk.store.due_rows(Instant(AT + timedelta(days=1))) if row.case == desk.case}
    index = {letter for letter in "abcdef" if desk.case in desk.store.indexed(value(letter))}
    assert opened == model.bodies
    assert desk.store.head(desk.case) == model.heads[-1] == head_of(stored[-1].entry)
    assert due == set(model.due)
    assert index == set(model.index)


# Each example has a case of its own in the one file, so that the file need not be made anew.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_store_answers_as_a_plain_list_would(desk: Any, steps: list[Any]) -> None:
    desk = replace(desk, case=new_case_id(secrets.token_bytes), keys=new_case_keys(secrets.token_bytes))
    model = Model(heads=[desk.open_case()])
    calls: dict[str, Any] = {"append": append, "append late": append_late, "erase": erase}

    for name, *words in steps:
        calls[name](desk, model, *words)

    compare(desk, model)

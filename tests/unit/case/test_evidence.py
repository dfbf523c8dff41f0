"""What was read and what was cleared goes into a body and comes back; a body of another shape is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.case import Body, body_from_json, body_to_json
from standfast.case.evidence import Cleared, Digests, Registered
from standfast.ground.errors import BadInput
from standfast.ground.instants import instant, read_instant
from standfast.journal import canonical

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
DIGEST = st.none() | st.text("0123456789abcdef", min_size=32, max_size=64)
INSTANTS = st.datetimes(timezones=st.timezones()).map(lambda one: instant(one.replace(microsecond=0, fold=0)))
REGISTERED = st.builds(
    Registered,
    exhibit=TEXT,
    file=TEXT,
    size=st.integers(0, 2**53 - 1),
    changed_at=INSTANTS,
    outcome=TEXT,
    digests=st.builds(Digests, sha256=DIGEST, sha512=DIGEST, sha1=DIGEST, md5=DIGEST, pdq=DIGEST),
    quality=st.none() | st.integers(0, 100),
    read_by=TEXT,
)
CLEARED = st.builds(
    Cleared, exhibit=TEXT, cleared=st.booleans(), by=TEXT, said=TEXT, vault=st.none() | TEXT, sha256=DIGEST
)
NOW = read_instant("2026-05-20T12:00:00-07:00")


@given(content=REGISTERED | CLEARED)
def test_it_comes_back_as_it_went_in(content: Registered | Cleared) -> None:
    body = Body(content=content, known_at=NOW, recorded_at=NOW, recorded_by="family")
    told = body_to_json(body)

    assert canonical(told)
    assert body_from_json(told).content == content


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("registered", {"size": "5"}),
        ("registered", {"digests": []}),
        ("registered", {"quality": "high"}),
        ("registered", {"file": None}),
        ("cleared", {"cleared": "yes"}),
        ("cleared", {"vault": 7}),
    ],
)
def test_another_shape_is_refused(kind: str, change: dict[str, object]) -> None:
    content: Registered | Cleared = Cleared(exhibit="exhibit-1", cleared=True, by="Sam", said="x")
    if kind == "registered":
        content = Registered(
            exhibit="exhibit-1", file="/x", size=5, changed_at=NOW, outcome="Hashed", digests=Digests()
        )
    told = body_to_json(Body(content=content, known_at=NOW, recorded_at=NOW, recorded_by="family"))
    data = told["data"]
    assert isinstance(data, dict)
    data.update(change)  # type: ignore[arg-type]  # the wrong shape is the point

    with pytest.raises(BadInput, match=r"case\.unreadable_entry"):
        body_from_json(told)

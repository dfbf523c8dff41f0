"""The people and things of a case as frozen values: each field is the latest known word about it, or ``None``.

For showing and for papers. Who says so, how sure, and where two sayers differ stands in the facts (``Case.told``), and
rules read those. Every type mirrors a group of the catalogue field by field; a test holds the two together.
"""

from dataclasses import dataclass
from datetime import date

from standfast.ground.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What every subject has: the short name that other facts use for it."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Child(Known):
    """The child, by the name that the parent chose."""

    first_name: str | None = None
    born_on: date | None = None
    age_at_time: int | None = None
    age_now: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caregiver(Known):
    """Who reports, and how police may reach them."""

    name: str | None = None
    relation: str | None = None
    phone: str | None = None
    safe_hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger(Known):
    """The person on the other side, as far as anything is known. Nobody here is named as guilty."""

    claims: str | None = None
    claimed_age: int | None = None
    believed_age: int | None = None
    believed_adult: bool | None = None
    may_live_with_child: bool | None = None
    known_in_person: bool | None = None
    age: int | None = None
    relation: str | None = None
    in_authority: bool | None = None
    may_be_abroad: bool | None = None
    poses_as_real_person: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Known):
    """An account on a platform, by what identifies it. A handle can change in a minute; a number does not."""

    stranger: str | None = None
    belongs_to: str | None = None
    platform: str | None = None
    handle: str | None = None
    numeric_id: str | None = None
    url: str | None = None
    taken_over: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Known):
    """The contact between the person and the child over time."""

    child: str | None = None
    account: str | None = None
    by_telecommunication: bool | None = None
    first_on: date | None = None
    last_on: date | None = None
    age_known_to_person: bool | None = None
    sexual_talk: bool | None = None
    secrecy_asked: bool | None = None
    moved_app: bool | None = None
    deleted_by_person: bool | None = None
    older_age_shown: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Known):
    """An image, never its bytes: what is known about it and where the original lies."""

    child: str | None = None
    intimate: bool | None = None
    provided: bool | None = None
    made_because_asked: bool | None = None
    received_by_person: bool | None = None
    passed_on: bool | None = None
    original_lies: str | None = None
    device: str | None = None
    captured: bool | None = None
    deleted_by_person: bool | None = None
    shows_child: bool | None = None
    made_or_altered_by_computer: bool | None = None
    published: bool | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Device(Known):
    """A device that holds evidence: whose it is, who has it, whether it is set aside."""

    kind: str | None = None
    whose: str | None = None
    held_by: str | None = None
    secured: bool | None = None
    isolated: bool | None = None
    secured_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Police(Known):
    """A police service that has to do with the case."""

    kind: str | None = None
    name: str | None = None
    province: str | None = None


SUBJECTS: dict[type[Known], str] = {
    Child: "child",
    Caregiver: "caregiver",
    Stranger: "stranger",
    Account: "account",
    Conversation: "conversation",
    Image: "image",
    Device: "device",
    Police: "police",
}
"""Type → its group in the catalogue."""

"""Seven ways to change a journal, and three more that reach further, held against each anchor as the page's table says.

Whoever attacks has every key of the home. The anchors left the machine on Monday; the last entry was written after.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from standfast.ground.errors import StandfastError
from standfast.journal import Genesis, entry_from_json, verify_chain
from tests.authority import Authority
from tests.journeys import attacks
from tests.journeys.attacks import Attacker, attacked
from tests.journeys.standing import MONDAY, ROOT, TUESDAY, at_home, call, clock_at, close_all, copied, run

Attack = Callable[[Attacker], None]
PAGE = ROOT / "docs" / "formats" / "journal.md"
ANCHORS = (
    "the chain alone",
    "a head on a paper",
    "the installation's chain",
    "a time stamp",
    "the installation's head on a paper",
)


@dataclass(frozen=True, kw_only=True)
class Anchored:
    """A home, its case, and what left the machine."""

    home: Path
    case: str
    paper: str
    # typed off the foot: 12:0123456789abcdef
    installation: str
    stamp: Path
    seq: int


@pytest.fixture(scope="module")
def anchored(tmp_path_factory: pytest.TempPathFactory) -> Anchored:
    folder = tmp_path_factory.mktemp("anchored")
    answers = folder / "ours.yaml"
    from tests.journeys.standing import OURS  # noqa: PLC0415  # the family's answers

    answers.write_text(OURS)
    authority = Authority(tmp_path_factory.mktemp("authority"))
    with at_home(folder / "home"), pytest.MonkeyPatch.context() as patch, clock_at(MONDAY):
        patch.setenv("STANDFAST_LANG", "en")
        case = run("case", "new", answers, "--json").json["id"]
        head = run("journal", "anchor", case, "--request", folder / "q.tsq", "--json").json
        noted = run("journal", "verify", case, "--json").json["installation"]
        (folder / "r.tsr").write_bytes(authority.reply((folder / "q.tsq").read_bytes()))
        call(case, "--role", "officer", "--outcome", "reached")
    return Anchored(
        home=folder / "home",
        case=case,
        paper=f"{head['seq']}:{head['digest'][:16]}",
        installation=f"{noted['seq']}:{noted['digest'][:16]}",
        stamp=folder / "r.tsr",
        seq=head["seq"],
    )


def mutations(seq: int) -> dict[str, tuple[Attack, ...]]:
    """Give every mutation by the words of the page's table; ``seq`` is the anchored entry's."""

    def cut_to(keep: int) -> Attack:
        return lambda who: attacks.cut(who, keep)

    def drop_case(who: Attacker) -> None:
        who.drop(who.case)

    return {
        "an entry edited": (attacks.edit,),
        "entries reordered": (attacks.reorder,),
        "an entry inserted": (attacks.insert,),
        "entries dropped inside": (attacks.drop_inside,),
        "the last entries dropped": (cut_to(seq - 1),),
        "the whole case dropped": (drop_case,),
        "all written anew": (Attacker.rewrite,),
        "only entries newer than the anchor dropped": (cut_to(seq),),
        "the whole case dropped, and the installation's chain": (drop_case, Attacker.drop_installation),
        "all written anew, and the installation's chain dropped": (Attacker.rewrite, Attacker.drop_installation),
    }


def found_by(anchor: str, anchored: Anchored) -> bool:
    """Tell whether verifying against one anchor finds something."""
    if anchor == "the chain alone":
        return _chain_breaks(anchored.case)
    handed = {
        "a head on a paper": ("--anchor", anchored.paper),
        "the installation's chain": (),
        "a time stamp": ("--anchor", anchored.stamp),
        "the installation's head on a paper": ("--installation", anchored.installation),
    }[anchor]
    done = run("journal", "verify", anchored.case, *handed)
    return done.code == 1


def _chain_breaks(case: str) -> bool:
    """Verify as a program of others would, from what is written out: entries and public keys, no anchor."""
    done = run("journal", "export", case)
    if done.code != 0:
        # nothing is there to be verified, and nothing says that there ever was
        return False
    first, *rest = (json.loads(line) for line in done.out.splitlines())
    keys = {name: bytes.fromhex(first[name]) for name in ("sealing", "first_signer")}
    try:
        verify_chain([entry_from_json(one) for one in rest], genesis=Genesis(case=first["case"], **keys))
    except StandfastError:
        return True
    return False


def table() -> dict[str, dict[str, bool]]:
    """Read the page's table: what was done → anchor → whether it is found."""
    rows = re.findall(
        r"^\| \*{0,2}(.+?)\*{0,2} \|((?: (?:found|\*\*not\*\*) \|){5})$", PAGE.read_text(), flags=re.MULTILINE
    )
    return {
        done: dict(zip(ANCHORS, (cell.strip() == "found" for cell in cells.strip("|").split("|")), strict=True))
        for done, cells in rows
    }


def test_the_table_has_every_mutation_and_names_the_anchors_in_order() -> None:
    assert list(table()) == list(mutations(2))
    (heads,) = re.findall(r"^\| what was done \| (the chain alone.*) \|$", PAGE.read_text(), flags=re.MULTILINE)
    assert tuple(heads.split(" | ")) == ANCHORS


@pytest.mark.parametrize("mutation", list(mutations(2)))
def test_each_anchor_finds_what_the_page_says_and_no_more(anchored: Anchored, tmp_path: Path, mutation: str) -> None:
    home = copied(anchored.home, tmp_path / "home")
    attacked(home, anchored.case, *mutations(anchored.seq)[mutation])

    with at_home(home), clock_at(TUESDAY):
        found = {anchor: found_by(anchor, anchored) for anchor in ANCHORS}

    assert found == table()[mutation]


def test_a_journal_that_nobody_touched_is_found_whole_by_each(anchored: Anchored, tmp_path: Path) -> None:
    home = copied(anchored.home, tmp_path / "home")
    attacked(home, anchored.case)

    with at_home(home), clock_at(TUESDAY):
        found = [found_by(anchor, anchored) for anchor in ANCHORS]
        close_all()

    assert found == [False] * len(ANCHORS)

"""A head leaves the machine and comes back: off a paper, in a file, as a time stamp; and the installation's chain."""

import json
import re
import subprocess
from base64 import b64decode
from contextlib import closing
from pathlib import Path

import pytest

from standfast.world import timestamp
from tests.authority import Authority
from tests.journeys.attacks import Attacker, attacked
from tests.journeys.stamps import stamped
from tests.journeys.standing import MONDAY, TUESDAY, WEDNESDAY, at_home, call, clock_at, close_all, copied, run

FOOT = re.compile(r"Journal (\d+:[0-9a-f]{16}).*?Installation (\d+:[0-9a-f]{16})")


@pytest.fixture
def paper(case: str) -> str:
    """Print the brief, and read it as a person does."""
    return " ".join(run("paper", "brief", case, "--format", "text").out.split())


def test_both_heads_on_a_paper_s_foot_can_be_typed_and_hold(case: str, paper: str) -> None:
    found = FOOT.search(paper)
    assert found is not None
    call(case, "--role", "officer", "--outcome", "reached")

    done = run("journal", "verify", case, "--anchor", found[1], "--installation", found[2])

    assert done.code == 0, done.err
    assert "agrees with the anchor" in done.told
    assert "agrees with the head that you gave" in done.told


@pytest.mark.parametrize("title", ["To check the journal against this paper: ", "journal of the whole installation: "])
def test_the_long_form_can_be_typed_as_it_stands(case: str, paper: str, title: str) -> None:
    typed = paper.split(title)[1].split(".", maxsplit=1)[0]
    option = "--anchor" if "against" in title else "--installation"

    done = run("journal", "verify", case, option, typed)

    assert done.code == 0, done.err


def test_one_wrong_digit_is_a_finding_that_asks_whether_it_was_typed_exactly(case: str, paper: str) -> None:
    found = FOOT.search(paper)
    assert found is not None
    wrong = found[1][:-1] + ("0" if found[1][-1] != "0" else "1")

    done = run("journal", "verify", case, "--anchor", wrong)

    assert done.code == 1
    assert "typed exactly" in done.problems[0]["What next"]


@pytest.mark.parametrize("typed", ["3:0123", "12:" + "a" * 65, "0:0123456789abcdef"])
def test_what_no_paper_shows_is_bad_input(case: str, typed: str) -> None:
    assert run("journal", "verify", case, "--anchor", typed).code == 2


def test_papers_made_again_are_the_same_bytes_though_the_installation_s_chain_grew(case: str) -> None:
    words = ("paper", "brief", case, "--format", "text", "--as-of", MONDAY)
    with clock_at(MONDAY):
        first = run(*words).out
    with clock_at(WEDNESDAY):
        grown = run("journal", "verify", case, "--json").json
        again = run(*words).out

    found = FOOT.search(" ".join(first.split()))
    assert found is not None
    assert int(found[2].split(":")[0]) < grown["installation"]["seq"]
    assert again == first


def test_an_anchor_file_is_written_and_read_back(case: str, tmp_path: Path) -> None:
    head, installation = tmp_path / "head.json", tmp_path / "installation.json"
    assert run("journal", "anchor", case, "-o", head).code == 0
    assert run("journal", "anchor", case, "--installation", "-o", installation).code == 0

    done = run("journal", "verify", case, "--anchor", head, "--installation", installation, "--json")

    assert (done.json["anchored"], done.json["installation"]["anchored"]) == (True, True)


def test_a_file_that_is_there_is_not_written_over_unasked(case: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text("mine")

    assert run("journal", "anchor", case, "-o", mine).code == 2
    assert mine.read_text() == "mine"


# Time stamps ----------------------------------------------------------------------------------------------------------


def test_a_stamp_fetched_by_hand_is_kept_told_and_travels_with_the_anchor_file(case: str, tmp_path: Path) -> None:
    reply, head = stamped(case, tmp_path), tmp_path / "head.json"

    added = run("anchor", "add", case, "--reply", reply, "--ca", tmp_path / "root.pem", "--json")
    run("journal", "anchor", case, "-o", head)
    done = run("journal", "verify", case, "--anchor", head, "--ca", tmp_path / "root.pem", "--json")
    unchecked = run("journal", "verify", case, "--json")

    assert added.json["signature_checked"] is True
    assert "token" in json.loads(head.read_text())
    assert done.json["installation"]["time_stamps_checked"] == 1
    assert unchecked.json["installation"]["time_stamps"] == 1
    assert unchecked.json["installation"]["time_stamps_checked"] == 0
    assert "time_stamp" in [one["kind"] for one in run("anchor", "list", case, "--json").json]


def test_each_stamp_that_is_kept_can_be_taken_out_again_and_openssl_agrees(case: str, tmp_path: Path) -> None:
    folders = (tmp_path / "of-case", tmp_path / "of-installation")
    for folder, more in zip(folders, ((), ("--installation",)), strict=True):
        folder.mkdir()
        assert run("anchor", "add", case, "--reply", stamped(case, folder, *more), *more).code == 0
        call(case, "--role", "officer", "--outcome", "reached")

    listed = run("anchor", "list", case, "--json").json

    of_case, of_installation = (one for one in listed if one["stamp"] is not None)
    assert of_case["stamp"]["digest"] == of_case["digest"]
    assert of_installation["stamp"]["case"].startswith("installation-")
    for folder, one in zip(folders, (of_case, of_installation), strict=True):
        reply = folder / "reply.tsr"
        reply.write_bytes(b64decode(one["stamp"]["token"]))
        words = ("-in", reply, "-digest", one["stamp"]["digest"], "-CAfile", folder / "root.pem")
        assert subprocess.run(["openssl", "ts", "-verify", *words], capture_output=True, check=False).returncode == 0


def test_a_stamp_of_another_case_is_refused(case: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("standfast: answers/1\nlabel: Other\nlanguage: en\nopened_at: 2026-06-07T20:30:00-07:00\n")
    run("case", "new", other)
    reply = stamped("other", tmp_path)

    assert run("anchor", "add", case, "--reply", reply).code == 2
    assert run("journal", "verify", case, "--anchor", reply).code == 1


def test_a_stamp_that_was_put_into_another_s_anchor_file_is_found(case: str, tmp_path: Path) -> None:
    reply, head = stamped(case, tmp_path), tmp_path / "head.json"
    run("anchor", "add", case, "--reply", reply)
    run("journal", "anchor", case, "-o", head)
    call(case, "--role", "officer", "--outcome", "reached")
    later = run("journal", "verify", case, "--json").json
    forged = {**json.loads(head.read_text()), "seq": later["seq"], "digest": later["digest"]}
    head.write_text(json.dumps(forged))

    done = run("journal", "verify", case, "--anchor", head)

    assert done.code == 1
    assert "not of this head" in done.problems[0]["What happened"]


def test_with_a_setting_the_authority_is_asked_once_and_hears_a_digest(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    sent: list[tuple[str, bytes]] = []

    def post(url: str, data: bytes) -> bytes:
        sent.append((url, data))
        return authority.reply(data)

    monkeypatch.setattr(timestamp, "post_once", post)
    monkeypatch.setenv("STANDFAST_TIMESTAMP_URL", "https://stamps.example.org/tsa")
    monkeypatch.setenv("STANDFAST_TIMESTAMP_CA", str(tmp_path / "root.pem"))

    added = run("anchor", "add", case, "--json").json
    for words in (("journal", "verify", case), ("anchor", "list", case), ("case", "show", case), ("next", case)):
        assert run(*words).code == 0

    ((url, data),) = sent
    assert url == "https://stamps.example.org/tsa"
    assert bytes.fromhex(added["digest"]) in data
    assert (added["authority"], added["signature_checked"]) == ("stamps.example.org", True)


def test_without_a_setting_nothing_is_asked_and_the_words_say_that_none_is_needed(case: str) -> None:
    done = run("anchor", "add", case)

    assert done.code == 2
    assert "None is needed" in done.problems[0]["What happened"]


def test_the_installation_s_head_can_be_stamped_too(case: str, tmp_path: Path) -> None:
    reply = stamped(case, tmp_path, "--installation")

    added = run("anchor", "add", case, "--installation", "--reply", reply, "--json").json

    assert added["case"].startswith("installation-")
    assert run("journal", "verify", case, "--json").json["installation"]["time_stamps"] == 1


# The installation's chain ---------------------------------------------------------------------------------------------


def test_another_case_that_was_dropped_is_told_after_what_held(case: str, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("standfast: answers/1\nlabel: Other\nlanguage: en\nopened_at: 2026-06-07T20:30:00-07:00\n")
    gone = run("case", "new", other, "--json").json["id"]
    close_all()
    attacked(home, gone, lambda who: who.drop(gone))

    done = run("journal", "verify", case)

    assert done.code == 1
    assert "The journal is whole" in done.told
    assert gone in done.problems[0]["What happened"]


def test_a_chain_of_the_installation_that_was_replaced_is_found_by_what_a_case_s_papers_printed(
    case: str, home: Path, tmp_path: Path
) -> None:
    run("paper", "brief", case, "--format", "text")
    close_all()
    other = copied(home, tmp_path / "copy")
    attacked(other, case, Attacker.drop_installation)

    with at_home(other):
        done = run("journal", "verify", case)

    assert done.code == 1
    assert "installation" in done.problems[0]["What happened"]


def test_a_note_that_was_edited_is_found(case: str, home: Path, tmp_path: Path) -> None:
    run("case", "show", case)
    close_all()
    other = copied(home, tmp_path / "copy")
    attacked(
        other,
        case,
        lambda who: who.file.execute(
            "UPDATE chain SET hour = '2020-01-01T00Z' WHERE seq = 2 AND \"case\" LIKE 'inst%'"
        ),
    )

    with at_home(other):
        done = run("journal", "verify", case)

    assert (done.code, "2" in done.problems[0]["Where"]) == (1, True)


def test_verify_tells_who_read_the_case_once_an_hour(case: str) -> None:
    for at in (MONDAY, MONDAY, TUESDAY):
        with clock_at(at):
            run("case", "show", case)
            run("next", case)

    with clock_at(TUESDAY):
        told = run("journal", "verify", case, "--json").json["installation"]

    assert (told["readings"], told["last_read"]) == (2, "2026-06-10T01:00:00+00:00")


def test_openings_that_failed_are_counted_by_the_hour_and_told(case: str, home: Path) -> None:
    run("passphrase", "--passphrase-stdin", typed="correct horse battery\n")
    for at in (MONDAY, MONDAY, TUESDAY):
        with clock_at(at):
            assert run("next", case, "--passphrase-stdin", typed="wrong horse battery\n").code == 2
    waiting = json.loads((home / "own" / "tries.json").read_text())

    with clock_at(TUESDAY):
        verified = run("journal", "verify", case, "--json", "--passphrase-stdin", typed="correct horse battery\n")

    assert waiting == {"2026-06-08T17Z": 2, "2026-06-10T01Z": 1}
    assert verified.json["installation"]["failed_openings"] == 3
    assert not (home / "own" / "tries.json").exists()


def test_neither_a_list_nor_a_reminder_knows_the_installation_s_chain(case: str, home: Path) -> None:
    assert [one["id"] for one in run("case", "list", "--json").json] == [case]
    close_all()
    who = Attacker(home, case)
    with closing(who.file):
        assert who.file.execute("SELECT COUNT(*) FROM \"case\" WHERE id LIKE 'installation-%'").fetchone() == (1,)
        assert who.file.execute("SELECT COUNT(*) FROM due WHERE \"case\" LIKE 'installation-%'").fetchone() == (0,)


def test_a_home_from_before_gets_a_chain_that_begins_with_its_cases(case: str, home: Path) -> None:
    close_all()
    attacked(home, case, Attacker.drop_installation)

    with clock_at(MONDAY):
        listed = run("anchor", "list", case, "--json").json

    assert [one["kind"] for one in listed] == ["installation"]


def test_the_french_words_are_there(case: str) -> None:
    told = run("journal", "verify", case, "--lang", "fr").told + run("anchor", "list", case, "--lang", "fr").told

    assert "journal propre à l’installation" in told  # noqa: RUF001
    assert "Jusqu’à l’entrée" in told  # noqa: RUF001


def test_an_erased_case_is_said_to_be_erased_and_one_that_was_dropped_after_is_said_to_be_gone(
    case: str, home: Path, tmp_path: Path
) -> None:
    erased = run("erase", "case", case, "--confirm", "Our evening", "--json")
    assert erased.code == 0, erased.err
    said = run("journal", "verify", case)
    close_all()
    other = copied(home, tmp_path / "copy")
    attacked(other, case, lambda who: who.drop(case))

    with at_home(other):
        dropped = run("journal", "verify", case)

    assert (said.code, "was erased" in said.problems[0]["What happened"]) == (2, True)
    assert (dropped.code, "is gone" in dropped.problems[0]["What happened"]) == (1, True)


def test_whose_entries_are_all_gone_while_its_name_still_stands_is_a_finding(
    case: str, home: Path, tmp_path: Path
) -> None:
    close_all()
    other = copied(home, tmp_path / "copy")
    attacked(other, case, lambda who: who.put([]))

    with at_home(other):
        done = run("journal", "verify", case)

    assert (done.code, case in done.problems[0]["What happened"]) == (1, True)

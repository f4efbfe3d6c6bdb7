"""The audit trail: nothing in it changes unseen, two programs can add at once, and a torn end is said."""

from __future__ import annotations

import json
import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faircount.errors import BrokenTrail
from faircount.store.audit_trail import FIRST, MENDED, Trail

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    made = Trail(tmp_path / "trail.jsonl")
    for number, who in enumerate(("Jo Marsh", "Al Reed", "Jo Marsh"), start=1):
        made.append(who, "release.signed", f"1.{number}.0", {"digest": "ab"}, NOON)
    return made


def test_events_come_back_as_they_were_said(trail: Trail) -> None:
    events = trail.events()
    assert [event.number for event in events] == [1, 2, 3]
    assert events[0].before == FIRST
    assert [event.before for event in events[1:]] == [event.hash for event in events[:2]]
    assert [event.about for event in trail.events("release.signed", "1.2.0")] == ["1.2.0"]
    assert trail.verify() == ()


@pytest.mark.parametrize("line", range(3))
def test_a_changed_line_is_found_wherever_it_stands(trail: Trail, line: int) -> None:
    lines = trail.path.read_text().splitlines(keepends=True)
    lines[line] = lines[line].replace("Marsh", "March").replace("Reed", "Read")
    trail.path.write_text("".join(lines))
    assert len(trail.verify()) == 1
    assert f"line {line + 1}" in trail.verify()[0]
    with pytest.raises(BrokenTrail):
        trail.events()


REWRITTEN = {
    "a key twice, the first another": lambda line: '{"who":"Mallory X",' + line[1:],
    "a key twice, the last another": lambda line: line[:-1] + ',"hash":"' + "0" * 64 + '"}',
    "a key twice within": lambda line: line.replace('{"digest":', '{"digest":"cd","digest":'),
    "spaces": lambda line: line.replace('":"', '": "'),
    "a space behind": lambda line: line + " ",
    "another line end": lambda line: line + "\r",
    "escaped letters": lambda line: line.replace("signed", "\\u0073igned"),
    "another order": lambda line: json.dumps(dict(reversed(json.loads(line).items())), separators=(",", ":")),
    "a fraction of a second": lambda line: line.replace("00Z", "00.9Z"),
    "another zone": lambda line: line.replace("12:00:00Z", "13:00:00+01:00"),
    "half a letter": lambda line: line.replace("signed", "\\ud800"),
    "nested beyond reading": lambda line: "[" * 100_000 + line,
}


@pytest.mark.parametrize("how", REWRITTEN)
@pytest.mark.parametrize("number", [2, 3])
def test_the_same_event_in_other_bytes_is_found(trail: Trail, how: str, number: int) -> None:
    lines = trail.path.read_text().splitlines()
    lines[number - 1] = REWRITTEN[how](lines[number - 1])
    trail.path.write_text("\n".join(lines) + "\n", newline="")
    assert f"line {number}" in trail.verify()[0]
    if number == 3:
        with pytest.raises(BrokenTrail):
            trail.append("Jo Marsh", "release.signed", "1.4.0", {}, NOON)


@pytest.mark.parametrize("line", range(2))
def test_a_line_taken_out_is_found(trail: Trail, line: int) -> None:
    lines = trail.path.read_text().splitlines(keepends=True)
    trail.path.write_text("".join(lines[:line] + lines[line + 1 :]))
    assert trail.verify() != ()


def test_a_line_made_up_with_its_own_right_hash_is_found(trail: Trail) -> None:
    lines = trail.path.read_text().splitlines(keepends=True)
    other = Trail(trail.path.with_name("other.jsonl"))
    other.append("Al Reed", "release.signed", "1.1.0", {}, NOON)
    trail.path.write_text(other.path.read_text() + "".join(lines[1:]))
    assert trail.verify() != ()


def test_nothing_is_added_behind_a_last_line_that_was_changed(trail: Trail) -> None:
    trail.path.write_text(trail.path.read_text().replace("1.3.0", "1.4.0"))
    with pytest.raises(BrokenTrail, match="line 3"):
        trail.append("Al Reed", "release.signed", "1.3.0", {}, NOON)


@pytest.mark.parametrize("cut", [1, 10, 80])
def test_an_unfinished_last_line_is_no_event_and_is_said(trail: Trail, cut: int) -> None:
    before = trail.path.read_bytes()
    trail.path.write_bytes(before[:-cut])
    assert len(trail.events()) == 2, "what was never accepted is no event"
    assert len(trail.verify()) == 1
    added = trail.append("Al Reed", "release.signed", "1.3.0", {}, NOON)
    assert [event.act for event in trail.events()][-2:] == [MENDED, "release.signed"]
    assert added.number == 4
    assert len(trail.verify()) == 1, "the finding stays after the mending"


def test_who_must_be_said_and_the_time_must_have_a_zone(trail: Trail) -> None:
    with pytest.raises(BrokenTrail, match="name"):
        trail.append(" \n", "release.signed", "1.0.0", {}, NOON)
    with pytest.raises(BrokenTrail, match="zone"):
        trail.append("Jo", "release.signed", "1.0.0", {}, datetime(2026, 11, 25))


def test_a_name_cannot_begin_a_line_of_its_own(trail: Trail) -> None:
    trail.append('Jo\n{"number":5}', "release.signed", "1.0.0", {"words": "a\nb"}, NOON)
    assert len(trail.events()) == 4
    assert all(json.loads(line) for line in trail.path.read_text().splitlines())


def add_many(path: Path, who: str) -> None:
    trail = Trail(path)
    for number in range(40):
        trail.append(who, "decided", str(number))


def test_two_programs_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "trail.jsonl"
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=add_many, args=(path, who)) for who in ("Jo", "Al", "Bo")]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0, 0, 0]
    trail = Trail(path)
    assert trail.verify() == ()
    assert [sum(event.who == who for event in trail.events()) for who in ("Jo", "Al", "Bo")] == [40, 40, 40]

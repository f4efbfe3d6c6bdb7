"""Inputs that are unusual from without: of a size or a kind that nobody reads whole, or under a name that nobody types."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.odd.running import Around

if TYPE_CHECKING:
    from tests.odd.trial import Trial

NAMES = ("q\udcff", "\udcc3(", "a\x1b[31mred", "one\nfaircount: all is well", "one\r\x1b[2K", "a\u202evsc", "\x9b31m", "a[1]*?")
"""Parts of names: bytes that are no letters, what steers a terminal, what looks like a line of ours or like a pattern."""
HUGE = 6_000_000_000
ROOM = 1_500_000_000
"""Bytes of memory that a command has where its input is larger than any memory: so that the machine stays well."""
SIZES = ("an input of 6 GB", "an input that is a device", "a standard input without end", "little memory")
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_FORGED = re.compile(r"^faircount: all is well", re.MULTILINE)


def misname(trial: Trial, folder: Path, drawn: random.Random) -> None:
    """Give what is read a name that nobody types; into a project an answer of such a name is put."""
    part = drawn.choice(NAMES)
    reads = trial.command.reads
    trial.how = f"a name with {part!a}"
    if reads in trial.words:
        path = folder / reads
        named = path.with_name(f"{path.stem}{part}{path.suffix}")
        path.rename(named)
        trial.words = tuple(named.relative_to(folder).as_posix() if word == reads else word for word in trial.words)
    elif reads.startswith("campaign/"):
        answers = folder / "campaign" / "answers"
        shutil.copyfile(answers / "kent.csv", answers / f"{part}.csv")
    elif reads.startswith("articles/"):
        (folder / reads).rename(folder / "articles" / f"{part}.txt")
    else:
        trial.words = (*trial.words, f"{part}.csv")


def outgrow(trial: Trial, folder: Path, drawn: random.Random) -> Around:
    """Put in the place of what is read a file larger than the memory, or a device that never ends; or take memory away."""
    trial.how = how = drawn.choice(SIZES)
    if how == "a standard input without end":
        trial.words = ("check", "-")
        return Around(how, stdin="/dev/full", room=ROOM)
    if how == "little memory" or not trial.command.reads:
        return Around(how, room=ROOM)
    path = folder / trial.command.reads
    path.unlink()
    if how == "an input that is a device":
        path.symlink_to("/dev/full")
    else:
        with path.open("wb") as file:
            file.truncate(HUGE)
    return Around(how, room=ROOM)


def raw(said: str) -> Iterator[str]:
    """What a name, or a cell, made the terminal do."""
    if found := _STEERS.search(said):
        yield f"{found[0]!a} in {said[max(0, found.start() - 60) : found.end() + 40]!a}"
    if _FORGED.search(said):
        yield "a line that we never wrote"

"""One drawn trial: a desk, one thing that goes wrong, the command, and what is to be said against what came of it."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.odd.desk import COMMANDS, Command
from tests.odd.running import Around, Ended, run
from tests.odd.troubles import KINDS, Meaning, Spoilt
from tests.odd.unusual import HUGE, misname, outgrow, raw

PREPARING = 900.0
"""Seconds at most for a command where all is well: the first of a kind is made ready for the machine."""
DOCUMENTED = frozenset({0, 2, 3, 4, *range(10, 27)})
REFUSED = frozenset({2, *range(10, 27)})
LIBRARY = re.compile(
    r"polars|pydantic|numpy|pyarrow|duckdb|numba|scipy|ibis|xlsxwriter|\[Errno|codec can't|ComputeError|\w+Error: |"
    r"invalid literal|utf-8|NoneType|object has no|out of range|must be str|unterminated|Input should be|"
    r"[Ee]xpected .{0,20} after|for further information"
)
BROKEN = re.compile(r"broke on it|internal error")
PLACES = (
    "no rights", "a folder in its place", "a file in its place", "a long name", "no folder above", "a full device", "little room",
    "nobody reads", "a full terminal", "an ASCII terminal", "an input that is a folder", "an input without rights", "no input",
)  # fmt: skip
WORDS = (
    "abc",
    "-1",
    "0",
    "1e400",
    "NaN",
    "",
    "5..",
    "..",
    "*",
    "<5",
    "2015/17",
    "2015-02-30",
    "x" * 300,
    "\u0663",
    "55,",
    "nan%",
    "9" * 30,
    "\udcff",
    "s\udcff",
    "a\x1b[31mred",
    ".",
)


@dataclass(frozen=True)
class Fault:
    """What is to be said against a trial: of which kind, and what was seen."""

    kind: str
    seen: str


@dataclass
class Trial:
    """What was drawn, what came of it, and the faults."""

    seed: int
    command: Command
    words: tuple[str, ...] = ()
    how: str = ""
    ended: Ended | None = None
    faults: list[Fault] = field(default_factory=list)

    def __str__(self) -> str:
        code = self.ended.code if self.ended else "?"
        words = " ".join(ascii(word[:60])[1:-1] for word in self.words)
        return f"seed {self.seed}: faircount {words} [{self.how}] -> {code}"


def try_one(seed: int, desk: Path) -> Trial:
    """Draw a trial, run it in a copy of the desk, and judge it."""
    drawn = random.Random(seed)
    command = drawn.choice(COMMANDS)
    above = Path(mkdtemp(prefix="odd-"))
    folder = above / "here"  # so that even ".." is a place of its own
    try:
        above.chmod(0o755)
        shutil.copytree(desk, folder, symlinks=True)
        trial = Trial(seed, command)
        spoilt, around = _spoil(trial, folder, drawn)
        before = _seen(folder)
        trial.ended = run(trial.words, folder, around)
        trial.faults = list(_judged(trial, folder, before, spoilt, around, desk))
        return trial
    finally:
        for path in (folder, *folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(above, ignore_errors=True)


def _spoil(trial: Trial, folder: Path, drawn: random.Random) -> tuple[Spoilt | None, Around]:
    command = trial.command
    trial.words = tuple(word.replace("OUT", command.writes) for word in command.words)
    kind = drawn.choices(("file", "place", "words", "name", "size"), (6, 2, 2, 2, 1))[0]
    if kind == "file" and command.reads:
        path = folder / command.reads
        spoilt = drawn.choice(KINDS[path.suffix])(path.read_bytes(), drawn)
        path.write_bytes(spoilt.content)
        trial.how = f"{command.reads}: {spoilt.how}"
        return spoilt, Around()
    if kind == "name":
        misname(trial, folder, drawn)
        return None, Around()
    if kind == "size":
        return None, outgrow(trial, folder, drawn)
    if kind == "words":
        place = drawn.randrange(1, len(trial.words))
        put = drawn.choice(WORDS)
        trial.words = (*trial.words[:place], put, *trial.words[place + 1 :])
        trial.how = f"word {place + 1} mistyped"
        return None, Around()
    return None, _place(trial, folder, drawn)


def _place(trial: Trial, folder: Path, drawn: random.Random) -> Around:
    """Something wrong with a place: rights, room, names, or where the words go."""
    trial.how = how = drawn.choice(PLACES)
    command, out = trial.command, folder / (trial.command.writes or "out")
    streams = {"nobody reads": "shut", "a full terminal": "full"}
    if how in streams:
        return Around(how, stdout=streams[how])
    if how == "an ASCII terminal":
        return Around(how, letters="ascii")
    if how == "little room":
        return Around(how, most_bytes=2_000)
    if how.startswith(("an input", "no input")):
        _unreadable(folder / command.reads if command.reads else out, how)
        return Around(how, has_no_rights=how == "an input without rights")
    if how == "no rights":
        folder.chmod(0o555)
        return Around(how, has_no_rights=True)
    if how == "a folder in its place":
        out.mkdir()
        (out / "something of mine.txt").write_text("mine", encoding="utf-8")
    elif how == "a file in its place":
        out.write_text("mine", encoding="utf-8")
    else:
        other = {"a long name": "n" * 250 + out.suffix * 2, "no folder above": f"none/{out.name}", "a full device": "/dev/full"}[
            how
        ]
        trial.words = tuple(other if command.writes and word == command.writes else word for word in trial.words)
    return Around(how)


def _unreadable(path: Path, how: str) -> None:
    if not path.is_file():
        return
    if how == "an input without rights":
        path.chmod(0)
        return
    path.unlink()
    if how == "an input that is a folder":
        path.mkdir()


def _seen(folder: Path) -> dict[str, str]:
    """Every file and folder below, with the checksum of a file; not what the program keeps for itself."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if ".faircount" not in name and not name.endswith(".lock"):
            found[name] = _sum(path) if path.is_file() else ""
    return found


def _sum(path: Path) -> str:
    size = path.stat().st_size
    return hashlib.sha256(path.read_bytes()).hexdigest() if size < HUGE else f"{size} bytes"


def _judged(
    trial: Trial, folder: Path, before: dict[str, str], spoilt: Spoilt | None, around: Around, desk: Path
) -> Iterator[Fault]:
    ended = trial.ended
    assert ended is not None
    said = ended.out + ended.err
    for seen in raw(said):
        yield Fault("raw characters", seen)
    if "Traceback" in said:
        yield Fault("traceback", [line for line in said.splitlines() if line.strip()][-1][:200])
    elif ended.code == -1:
        yield Fault("hung", f"{ended.seconds:.0f} s")
    elif BROKEN.search(said):
        yield Fault("a broken reader", said.strip()[-200:])
    elif ended.code not in DOCUMENTED:
        yield Fault("undocumented exit code", f"{ended.code}: {said.strip()[-160:]}")
    elif ended.code in REFUSED:
        if not ended.err.strip():
            yield Fault("no reason on stderr", said[-160:])
        found = LIBRARY.search(ended.err)
        if found:
            yield Fault("words of a library", f"{found[0]!r} in {ended.err.strip()[-200:]}")
        # What was whole before it could not be said of stays.
        changed = [] if around.stdout == "full" else _changed(before, _seen(folder), trial.command)
        if changed:
            yield Fault("half written", ", ".join(changed[:4]))
    elif around.stdout == "full" and trial.command.name not in ("init", "read", "release list"):  # which say all on stderr
        yield Fault("silent", "said nothing of a full terminal")
    elif spoilt is not None and spoilt.meaning is not Meaning.ODD:
        yield from _silent(trial, folder, spoilt, desk)


def _changed(before: dict[str, str], after: dict[str, str], command: Command) -> list[str]:
    """What a refusal left behind, or took away; a build says what it could not read and makes the rest."""
    if command.name == "build":
        return [name for name in after if name.endswith(".part")]
    return sorted(name for name in before.keys() | after.keys() if before.get(name, "-") != after.get(name, "-"))


def _silent(trial: Trial, folder: Path, spoilt: Spoilt, desk: Path) -> Iterator[Fault]:
    ended = trial.ended
    assert ended is not None
    if spoilt.meaning is Meaning.SAME:
        if _told(ended, folder, trial.command) != _when_well(trial.command, desk):
            yield Fault("silent", f"{spoilt.how}: another outcome than of the same in plain letters")
    elif trial.command.name == "inspect":
        return  # which looks for what is unseen in a file, and reads no numbers
    elif not re.search(rf"\b{re.escape(spoilt.column)}\b", ended.err + ended.out) and not _says_so(ended):
        yield Fault("silent", f"{spoilt.how}: nothing is said of it")


def _says_so(ended: Ended) -> bool:
    """Whether a reader is told that something was not understood."""
    return bool(
        re.search(
            r"no number|not a number|cannot be read|left over|not used|in doubt|doubts wait|to settle|none of the", ended.err
        )
    )


@cache
def _when_well(command: Command, desk: Path) -> tuple[str, ...]:
    folder = Path(mkdtemp(prefix="well-"))
    try:
        shutil.copytree(desk, folder, symlinks=True, dirs_exist_ok=True)
        words = [word.replace("OUT", command.writes) for word in command.words]
        return _told(run(words, folder, patience=PREPARING), folder, command)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(ended: Ended, folder: Path, command: Command) -> tuple[str, ...]:
    """What a command says in numbers: its tables, else what it printed."""
    out = folder / command.writes if command.writes else folder / "none"
    tables = sorted(out.rglob("*.csv")) if out.is_dir() else [out] * (out.suffix == ".csv" and out.is_file())
    return tuple(_plain(path.read_text("utf-8")) for path in tables) if tables else (_plain(ended.out),)


def _plain(text: str) -> str:
    """Without checksums and days of today, which differ for other bytes of the same meaning."""
    return re.sub(r"[0-9a-f]{12,}|\d{4}-\d\d-\d\dT[\d:Z+.]+", "~", text)


def well(desk: Path) -> Sequence[str]:
    """The commands that do not end well on the desk as it is: none, or the driver itself is at fault."""
    bad = []
    for command in COMMANDS:
        folder = Path(mkdtemp(prefix="well-"))
        shutil.copytree(desk, folder, symlinks=True, dirs_exist_ok=True)
        ended = run([word.replace("OUT", command.writes) for word in command.words], folder, patience=PREPARING)
        if ended.code not in (0, 3):
            bad.append(f"{' '.join(command.words)} -> {ended.code}: {ended.err[-300:]}")
        shutil.rmtree(folder, ignore_errors=True)
    return bad

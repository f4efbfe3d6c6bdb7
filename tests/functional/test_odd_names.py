"""Names, words and sizes that nobody types: refused or read in plain words by every command, and shown so that nothing steers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.lib.comparisons import forces_csv
from tests.lib.running import Run, runner
from tests.odd.desk import ANSWER, ARTICLE
from tests.odd.unusual import HUGE, NAMES, raw

TAKES_ONE = (
    ("compare", "{}"),
    ("outlook", "{}"),
    ("protect", "{}", "--to", "safe.csv"),
    ("audit-disclosure", "{}"),
    ("map", "{}", "--no-ask"),
    ("count", "{}", "--by", "year", "--to", "counted"),
    ("link", "{}", "--key", "secret.txt", "--force", "Kent", "--to", "keyed.parquet"),
    ("audit", "design", "{}", "--seed", "1", "--to", "audit"),
    ("check", "{}"),
    ("read", "{}", "--to", "figures.csv"),
    ("inspect", "{}"),
    ("restore", "{}", "again"),
)
"""Every command that is given one file, as it is typed."""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


def _words(words: tuple[str, ...], name: str) -> list[str]:
    return [word.format(name) for word in words]


@pytest.mark.parametrize("words", TAKES_ONE, ids=lambda words: words[0])
def test_a_file_larger_than_the_memory_and_a_device_are_refused_before_they_are_read(run: Run, words: tuple[str, ...]) -> None:
    Path("secret.txt").write_text("5" * 64, encoding="utf-8")
    with Path("huge.csv").open("wb") as file:
        file.truncate(HUGE)
    Path("device.csv").symlink_to("/dev/full")
    for name in ("huge.csv", "device.csv"):
        if (words[0], name) in (("count", "huge.csv"), ("link", "huge.csv"), ("restore", "huge.csv")):
            continue  # which are read piece by piece
        done = run(*_words(words, name))
        assert done.returncode == (25 if words[0] == "restore" else 11), done.stderr
        assert ("6,000,000,000 bytes" if name == "huge.csv" else "is no file but") in done.stderr or words[0] == "restore"


def test_a_secret_of_any_size_is_refused(run: Run) -> None:
    with Path("huge.txt").open("wb") as file:
        file.truncate(HUGE)
    done = run("link", "records.csv", "--key", "huge.txt", "--force", "Kent", "--to", "keyed.parquet")
    assert (done.returncode, "6,000,000,000 bytes" in done.stderr) == (11, True)


@pytest.mark.parametrize("part", NAMES, ids=ascii)
@pytest.mark.parametrize("words", TAKES_ONE, ids=lambda words: words[0])
def test_a_name_never_steers_the_terminal(run: Run, words: tuple[str, ...], part: str) -> None:
    name = f"{part}.csv"
    forces_csv(Path())
    Path("forces.csv").rename(name)
    Path("secret.txt").write_text("5" * 64, encoding="utf-8")
    done = run(*_words(words, name))
    assert done.returncode in (0, 2, 3, *range(10, 28)), done.stderr
    assert list(raw(done.stdout + done.stderr)) == []


@pytest.mark.parametrize("folder", [".", "", "/", ".."])
def test_a_folder_for_a_file_is_refused(run: Run, folder: str) -> None:
    forces_csv(Path())
    for words in (("map", folder), ("protect", "forces.csv", "--to", folder), ("compare", folder), ("backup", folder)):
        done = run(*words)
        assert done.returncode in (11, 17, 25, 26), (words, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "design", "--marked", "2015/16=55", "--unmarked", "2015/16=765", "--seed", "s\udcff"),
        ("protect", "forces.csv", "--reason", "r\udcff", "--to", "safe.csv"),
        ("review", "--why", "w\x1b[31m"),
        ("read", "forces.csv", "--to", "\u202efigures.csv"),
    ],
    ids=lambda words: words[0],
)
def test_a_word_that_cannot_be_written_is_refused_by_its_number(run: Run, words: tuple[str, ...]) -> None:
    forces_csv(Path())
    done = run(*words)
    assert done.returncode == 2
    assert re.search(r"^faircount: word \d of the command, .*\ufffd.*: not in UTF-8, or holds a character", done.stderr)
    assert list(raw(done.stderr)) == []


def test_an_answer_under_such_a_name_stops_neither_the_build_nor_what_comes_after(run: Run) -> None:
    assert run("init", "campaign", "--publisher", "A charity").returncode == 0
    for part in NAMES:
        Path(f"campaign/answers/{part}.csv").write_text(ANSWER, encoding="utf-8")
    Path("campaign/answers/empty\udcff.csv").write_bytes(b"")
    built = run("build", "campaign", "--quick")
    assert built.returncode == 4, built.stderr
    assert "answers/empty\ufffd.csv was not used: the file is empty" in built.stderr
    assert f"{4 * len(NAMES)} figures" in built.stderr
    for words in (("inbox", "campaign"), ("review", "campaign", "--list"), ("doctor", "campaign")):
        done = run(*words)
        assert done.returncode in (0, 3), done.stderr
        assert list(raw(done.stdout + done.stderr)) == []
    assert run("backup", "kept.tar.gz", "--project", "campaign").returncode == 0
    assert run("restore", "kept.tar.gz", "again").returncode == 0
    assert {path.name for path in Path("again/answers").iterdir()} >= {f"{part}.csv" for part in NAMES}


def test_articles_of_such_names_are_each_named_on_a_line(run: Run) -> None:
    Path("articles").mkdir()
    for part in NAMES:
        Path(f"articles/{part}.txt").write_text(ARTICLE, encoding="utf-8")
    for words in (("check", "articles"), ("check", "articles", "--format", "json")):
        done = run(*words)
        assert done.returncode == 0, done.stderr
        assert list(raw(done.stdout + done.stderr)) == []

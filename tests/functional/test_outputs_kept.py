"""What a command reads is never written over, what it failed to make leaves what stood there, and a closed output is no fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lib.running import Run, runner

CELLS = "a,b,freq\nx,p,4\nx,q,18\ny,p,3\ny,q,7\n"
LEVELS = {"a": "level,code\n@,all\n@@,x\n@@,y\n", "b": "level,code\n@,all\n@@,p\n@@,q\n"}


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    del run  # which makes the folder
    folder = tmp_path / "here"
    (folder / "levels").mkdir()
    for name, text in LEVELS.items():
        (folder / "levels" / f"hier_{name}.csv").write_text(text, encoding="utf-8")
    (folder / "cells.csv").write_text(CELLS, encoding="utf-8")
    (folder / "published.csv").write_text("a,b,freq\nall,all,32\nx,all,[c]\ny,all,[c]\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", ["published.csv", "levels/hier_a.csv"])
def test_the_report_of_an_attack_is_never_written_over_what_it_reads(desk: Path, run: Run, place: str) -> None:
    before = (desk / place).read_bytes()
    done = run("attack", "published.csv", "--hierarchies", "levels", "--to", place)
    assert done.returncode == 17
    assert "is one of the files that the audit reads" in done.stderr
    assert (desk / place).read_bytes() == before


def test_a_table_of_before_stays_where_nothing_could_be_read(desk: Path, run: Run) -> None:
    (desk / "figures.csv").write_text("kept\n", encoding="utf-8")
    (desk / "empty.csv").touch()
    done = run("read", "empty.csv", "missing.csv", "--to", "figures.csv")
    assert done.returncode == 11
    assert "Nothing could be read, so figures.csv is not written" in done.stderr
    assert (desk / "figures.csv").read_text() == "kept\n"


def test_an_answer_that_is_named_twice_is_refused_and_a_strange_force_is_said(desk: Path, run: Run) -> None:
    (desk / "answer.csv").write_text("Year,Offences\n2015/16,12\n2016/17,14\n", encoding="utf-8")
    assert "is named twice" in run("read", "answer.csv", "./answer.csv", "--to", "figures.csv").stderr
    assert not (desk / "figures.csv").exists()
    done = run("read", "answer.csv", "--force", "Cleavland", "--to", "figures.csv")
    assert "'Cleavland' is no force that is known" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("protect", "cells.csv", "--hierarchies", "levels", "--threshold", "2147483648"), "above 10,000"),
        (("attack", "published.csv", "--hierarchies", "levels", "--threshold", "99999999999999999999999"), "above 10,000"),
        (("attack", "published.csv", "--hierarchies", "levels", "--width", "100"), "width 100 is not possible"),
        (("attack", "published.csv", "--hierarchies", "levels", "--total", "a=x"), "leave out the one or the other"),
        (("attack", "head.csv"), "has a head and no row"),
        (("protect", "bare.csv", "--hierarchies", "levels"), "nothing that tells them apart"),
        (("protect", "hidden.csv", "--hierarchies", "levels"), "hidden.csv, row 3: freq must hold whole numbers"),
    ],
)
def test_what_no_protection_can_take_is_refused_with_its_place(desk: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    for name, text in {"head": "a,b,freq\n", "bare": "freq\n5\n", "hidden": "a,b,freq\nx,p,4\nx,q,*\n"}.items():
        (desk / f"{name}.csv").write_text(text, encoding="utf-8")
    done = run(*words, *(("--to", "out.csv") if words[0] == "protect" else ()))
    assert done.returncode in ((2,) if said.startswith("leave out") else (11, 12, 16, 17))
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "out.csv").exists()


def test_counts_written_as_decimals_are_read_and_a_table_of_zeros_says_so(desk: Path, run: Run) -> None:
    (desk / "decimals.csv").write_text(CELLS.replace("\n", ".0\n").replace("freq.0", "freq"), encoding="utf-8")
    for name in ("cells", "decimals"):
        assert run("protect", f"{name}.csv", "--hierarchies", "levels", "--to", f"{name}.out.csv").returncode == 0
    assert (desk / "cells.out.csv").read_bytes() == (desk / "decimals.out.csv").read_bytes()
    (desk / "zeros.csv").write_text("a,b,freq\nx,p,0\n", encoding="utf-8")
    said = run("protect", "zeros.csv", "--hierarchies", "levels", "--to", "out.csv").stderr
    assert "Every count is 0: look whether this is the right table" in said
    assert "hardly useful" not in said


def test_where_nobody_reads_any_more_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Offences fell from 820 in 2015/16 to 772, by 5.9%.\n", encoding="utf-8")
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "faircount", "check", str(tmp_path / "article.txt")]
    done = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, text=True, check=False)
    os.close(written)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
def test_a_command_whose_outputs_are_closed_does_its_work(closed: str, tmp_path: Path) -> None:
    command = f"exec '{sys.executable}' -m faircount compare 55 145 --to '{tmp_path / 'out'}' {closed}"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert any((tmp_path / "out").iterdir())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("protect", "round.csv", "--hierarchies", "levels", "--to", "out.csv"),
        ("link", "round.csv", "--key", "secret.txt", "--force", "Exampleshire", "--to", "out.parquet"),
        ("attack", "round.csv", "--to", "out.csv"),
        ("read", "round.csv", "--to", "out.csv"),
        ("compare", "round.csv"),
        ("check", "round.csv"),
        ("count", "round.csv", "--by", "year", "--to", "out"),
    ],
)
def test_a_link_that_leads_round_in_a_circle_is_refused_in_plain_words(desk: Path, run: Run, words: tuple[str, ...]) -> None:
    (desk / "round.csv").symlink_to("round.csv")
    (desk / "secret.txt").write_text("5" * 64, encoding="utf-8")
    done = run(*words)
    assert "round.csv" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in (11, 12, 26)


def test_a_disk_that_is_full_within_a_workbook_is_said_as_such_and_not_of_the_terminal(tmp_path: Path) -> None:
    """The library of workbooks has an exception of its own for it, and a full file has no name in the system's."""
    strata = tmp_path / "strata.csv"
    strata.write_text("marked,records,period\nyes,55,2015/16\nno,765,2015/16\n", encoding="utf-8")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000)); "
        "from faircount.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", "design", "strata.csv", "--seed", "eleven", "--to", "audit"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 26, done.stderr
    assert "larger than this system allows" in done.stderr
    assert "standard output" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "audit").exists()


PROTECT = ("protect", "cells.csv", "--hierarchies", "levels")


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("levels/hier_a.csv", (*PROTECT, "--to", "levels/hier_a.csv")),
        ("levels/hier_b.csv", (*PROTECT, "--to", "out.csv", "--audit", "levels/hier_b.csv")),
        ("levels/hier_b.csv", (*PROTECT, "--advise", "--to", "levels/hier_b.csv")),
        ("levels/hier_a.csv", (*PROTECT, "--to", "out.csv", "--to-hierarchies", "levels")),
        ("secret", (*PROTECT, "--method", "cell-key", "--secret", "secret", "--to", "secret")),
        ("secret", (*PROTECT, "--method", "cell-key", "--secret", "secret", "--to", "out.csv", "--audit", "secret")),
        ("tables.txt", (*PROTECT, "--tables", "tables.txt", "--to", "tables.txt")),
        ("never.csv", (*PROTECT, "--never", "never.csv", "--to", "out.csv", "--certificates", "never.csv")),
        (
            "before/hier_a.csv",
            (*PROTECT, "--earlier", "published.csv", "--earlier-hierarchies", "before", "--to", "before/hier_a.csv"),
        ),
        ("levels/hier_a.csv", ("audit-disclosure", "published.csv", "--hierarchies", "levels", "--proof", "levels/hier_a.csv")),
        ("secret", ("link", "records.csv", "--key", "secret", "--force", "Kent", "--to", "secret")),
        ("export.csv", ("map", "export.csv", "--no-ask", "--mapping", "export.csv")),
        ("cells.csv", ("outlook", "cells.csv", "--chart", "cells.csv")),
        ("cells.csv", ("compare", "cells.csv", "--chart", "./cells.csv")),
    ],
)
def test_nothing_that_a_command_reads_is_written_over(desk: Path, run: Run, place: str, asked: tuple[str, ...]) -> None:
    (desk / "before").mkdir()
    for name, text in LEVELS.items():
        (desk / "before" / f"hier_{name}.csv").write_text(text, encoding="utf-8")
    for name in ("secret", "tables.txt", "never.csv", "export.csv", "records.csv"):
        (desk / name).write_text(
            "a,b\nx,p\n" if name == "never.csv" else "a\n" if name == "tables.txt" else "s" * 40, encoding="utf-8"
        )
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    done = run(*asked)
    assert done.returncode == 17, done.stderr
    assert place.split("/")[0] in done.stderr
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "asked",
    [
        (*PROTECT, "--to", "out.csv", "--audit", "out.notes.md"),
        (*PROTECT, "--to", "out.csv", "--certificates", "./out.notes.md"),
        ("audit-disclosure", "published.csv", "--hierarchies", "levels", "--to", "out.html", "--proof", "out.html"),
        ("map", "export.csv", "--no-ask", "--to", "out.parquet", "--mapping", "out.parquet"),
    ],
)
def test_two_files_are_never_written_over_one_another(desk: Path, run: Run, asked: tuple[str, ...]) -> None:
    (desk / "export.csv").write_text("crime_id\n1\n", encoding="utf-8")
    done = run(*asked)
    assert done.returncode == 17, done.stderr
    assert "would be written over one another" in done.stderr
    assert not list(desk.glob("out.*"))


@pytest.mark.parametrize("beside", ["--audit", "--certificates", "--to-hierarchies"])
def test_advice_drops_nothing_that_was_asked_for_beside_it(desk: Path, run: Run, beside: str) -> None:
    done = run(*PROTECT, "--advise", beside, "beside")
    assert done.returncode == 2, done.stderr
    assert "go without it" in " ".join(done.stderr.replace("│", " ").split())
    assert not (desk / "beside").exists()

"""Bad input: refused or reported by name, place and mend; the rest is built; the exit code tells."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faircount.store.ledger import Ledger
from tests.lib.running import Done, Run, runner

PRESS = "reference/press/figures.csv"
TABLE = "reference/home-office/prc_pfa_2012-13_to_2023-24q1.csv.gz"
"""The large table: left out here, since what is tested does not rest on it."""
OLD_TABLE = "reference/home-office/prc_pfa_2017-18_published_2018.csv.gz"
PEOPLE = "reference/population/pfa_child_bands_2011_2015-2021.csv"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def project(example_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(example_folder, folder, ignore=shutil.ignore_patterns("build", "ledger", ".faircount", Path(TABLE).name))
    config = folder / "faircount.toml"
    head, *entries = config.read_text("utf-8").split("[[reference]]")
    config.write_text("[[reference]]".join([head, *(entry for entry in entries if TABLE not in entry)]), encoding="utf-8")
    return folder


def _without_codes(content: bytes) -> bytes:
    """The table without its column of offence codes; one that is only called something else is known by what it holds."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    at = rows[0].index("Offence Code")
    kept = io.StringIO()
    csv.writer(kept).writerows([*row[:at], *row[at + 1 :]] for row in rows)
    return kept.getvalue().encode()


BAD: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "truncated": (OLD_TABLE, lambda raw: raw[:1000], "damaged or cut short"),
    "changed inside": (OLD_TABLE, lambda raw: raw[:3000] + bytes(40) + raw[3040:], "damaged or cut short"),
    "a column lost": (
        OLD_TABLE,
        lambda raw: gzip.compress(_without_codes(gzip.decompress(raw))),
        "missing columns: offence_code; have Financial Year",
    ),
    "years of another kind": (
        OLD_TABLE,
        lambda raw: gzip.compress(gzip.decompress(raw).replace(b"2017/18", b"Apr 2017 to Mar 2018")),
        "row 2, column financial_year: not a financial year",
    ),
    "rows twice": (
        OLD_TABLE,
        lambda raw: gzip.compress(gzip.decompress(raw) + gzip.decompress(raw).partition(b"\n")[2]),
        "are of one force, quarter and offence code",
    ),
    "a workbook": (OLD_TABLE, lambda _: gzip.compress(b"PK\x03\x04" + bytes(90)), "the ending that it has"),
    "other bands": (PEOPLE, lambda raw: raw.replace(b"under18", b"0 to 15", 1), "missing columns: under18"),
    "an area twice": (PEOPLE, lambda raw: raw + raw.splitlines(keepends=True)[5], "more than one row of that year"),
    "wrong type": (OLD_TABLE, lambda _: gzip.compress(b"%PDF-1.7 not a table"), "missing columns"),
    "no columns": (PRESS, lambda raw: raw.replace(b"source_id,area", b"source_id,place"), "missing columns: area"),
}
"""Of which file, how it is spoilt, and what is said of it."""


def _beside(project: Path, kind: str) -> str:
    """A spoilt copy of a file, named in the project beside the one that is well: where the copy lies."""
    path, spoil, _ = BAD[kind]
    copy = f"{path.rpartition('/')[0]}/{kind.replace(' ', '-')}.{path.rpartition('/')[2].partition('.')[2]}"
    (project / copy).write_bytes(spoil((project / path).read_bytes()))
    config = project / "faircount.toml"
    entry = next(one for one in config.read_text("utf-8").split("[[reference]]")[1:] if path in one).strip()
    name = entry.partition('source_id = "')[2].partition('"')[0]
    entry = entry.replace(path, copy).replace(f'source_id = "{name}"', f'source_id = "{kind.replace(" ", "-")}"')
    config.write_text(f"{config.read_text('utf-8')}\n[[reference]]\n{entry}\n", encoding="utf-8")
    return copy


def test_each_of_many_bad_files_is_named_and_the_rest_is_built(run: Run, project: Path) -> None:
    """All of them in one project: to build one for each would tell no more, and ten times as late."""
    copies = {kind: _beside(project, kind) for kind in BAD}
    done = run("build", str(project), "--quick")
    assert done.returncode == 4, done.stderr
    for kind, copy in copies.items():
        assert [line for line in done.stderr.splitlines() if copy in line and BAD[kind][2] in line], f"{kind}: {done.stderr}"
    assert "Traceback" not in done.stderr
    assert len(list((project / "build" / "site" / "areas").glob("*.html"))) >= 43
    held = {figure.source_id for figure in Ledger.open(project / "ledger").figures}
    assert "home-office-2018" in held, "what is well is read"
    assert not held & {kind.replace(" ", "-") for kind in BAD}, "of what is bad nothing is"


def test_without_a_table_and_the_population_the_rest_is_built(run: Run, project: Path) -> None:
    (project / OLD_TABLE).unlink()
    (project / PEOPLE).write_bytes(b"")
    done = run("build", str(project), "--quick")
    assert done.returncode == 4, done.stderr
    for path, words in ((OLD_TABLE, "no such file"), (PEOPLE, "is empty")):
        assert [line for line in done.stderr.splitlines() if path in line and words in line], done.stderr
    assert "Traceback" not in done.stderr
    assert len(list((project / "build" / "site" / "areas").glob("*.html"))) >= 43


@dataclass
class Odd:
    """A project that holds rows which a mapping lost, answers that contradict, and what no force or year is; and its build."""

    folder: Path
    done: Done


@pytest.fixture(scope="module")
def kept() -> list[Odd]:
    """What was built once for all who look at it."""
    return []


@pytest.fixture
def odd(run: Run, project: Path, kept: list[Odd], tmp_path_factory: pytest.TempPathFactory) -> Odd:
    if not kept:
        folder = shutil.move(project, tmp_path_factory.mktemp("odd") / "project")
        _lose_rows(folder)
        _contradict(folder)
        _name_the_unknown(folder)
        kept.append(Odd(folder, run("build", str(folder), "--quick")))
    assert kept[0].done.returncode == 0, kept[0].done.stderr
    return kept[0]


def _lose_rows(project: Path) -> None:
    rows = gzip.decompress((project / OLD_TABLE).read_bytes()).decode("latin-1").splitlines(keepends=True)
    left = [row for row in rows if not (",Kent," in row and row.startswith("2017/18,3,"))]
    left = [row.replace(",Essex,", ",The county of Essex,").replace(",88A,", ",88-A,") for row in left]
    (project / OLD_TABLE).write_bytes(gzip.compress("".join(left).encode("latin-1")))


def _contradict(project: Path) -> None:
    for name, count in (("first", 205), ("second", 310)):
        answer = (
            f"Dyfed-Powys Police: sexual offences against children under 18\n\n,2018/19,2019/20\nOffences recorded,{count},290\n"
        )
        (project / "answers").mkdir(exist_ok=True)
        (project / "answers" / f"{name}.csv").write_text(answer, encoding="utf-8")


def _name_the_unknown(project: Path) -> None:
    lines = "".join(
        f"hartlepool-mail,{area},cyber_flagged_under18,{period},offences,5,\n"
        for area, period in (("Nowhereshire", "2015/16"), ("Kent", "2015/19"))
    )
    with (project / PRESS).open("a", encoding="utf-8") as stream:
        stream.write(lines)


def test_rows_that_a_mapping_lost_are_named_and_no_sum_is_smaller_for_it(run: Run, odd: Odd) -> None:
    for words in (
        f"{OLD_TABLE}: force=The county of Essex: not a police force of the vocabulary",
        f"{OLD_TABLE}: force=Kent, year=2017/18: rows of 21 of 21 offence codes are missing",
        f"{OLD_TABLE}: code=88-A, year=2017/18: not a code that this version knows",
        "no row has the codes 88A",
        "fetch the published file again",
    ):
        assert words in odd.done.stderr
    held = Ledger.open(odd.folder / "ledger").figures
    table = [figure for figure in held if figure.source_id == "home-office-2018"]
    assert not [figure for figure in table if figure.offence == "all_sexual"]
    assert not [figure for figure in table if figure.area in ("E23000028", "E23000032")]
    assert [figure for figure in table if figure.area == "E23000013" and figure.offence == "child_named"]
    found = run("doctor", str(odd.folder))
    assert "note  Reference" in found.stdout
    assert "force=Kent, year=2017/18" in found.stdout


def test_two_answers_that_contradict_each_other_both_stand_and_are_told_everywhere(run: Run, odd: Odd) -> None:
    project = odd.folder
    held = [figure for figure in Ledger.open(project / "ledger").figures if figure.source_id in ("first-csv", "second-csv")]
    assert sorted(figure.count for figure in held if figure.count is not None) == [205, 290, 290, 310]
    findings = json.loads((project / "build" / "findings.json").read_text("utf-8"))
    assert any({"205", "310"} <= set(" ".join(one["arithmetic"]).replace(",", "").split()) for one in findings)
    assert "Answers: 2 figures" in run("doctor", str(project)).stdout
    queue = json.loads(run("review", str(project), "--list", "--json").stdout)
    assert [one["file"] for one in queue if one["doubt"].startswith("another answer gives")] == ["second.csv"]
    page = (project / "build" / "site" / "areas" / "dyfed-powys.html").read_text("utf-8")
    assert "205 and 310 are both given for" in page


def test_an_unknown_force_or_year_is_left_over_by_its_row(odd: Odd) -> None:
    made = (odd.folder / "build" / "site" / "how-it-is-made.html").read_text("utf-8")
    assert "Nowhereshire" in made
    assert "2015/19" in made


@pytest.mark.parametrize(
    ("wrong", "right", "code", "words"),
    [
        ("threshold = 5", "treshold = 5", 17, "did you mean threshold"),
        ('before = "2015/16"', 'before = "soon"', 17, "is not a period"),
        ("[project]", "[project", 17, "not TOML"),
        ('kind = "population"', 'kind = "populaton"', 4, "is not known; write one of"),
    ],
)
def test_a_slip_in_the_project_file_is_named(run: Run, project: Path, wrong: str, right: str, code: int, words: str) -> None:
    config = project / "faircount.toml"
    # The tables of offences are left out: what is built of them has nothing to do with the slip.
    head, *entries = config.read_text("utf-8").split("[[reference]]")
    written = "[[reference]]".join([head, *(entry for entry in entries if PEOPLE in entry or PRESS in entry)])
    assert wrong in written
    config.write_text(written.replace(wrong, right, 1), encoding="utf-8")
    done = run("build", str(project), "--quick")
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr


def test_a_folder_without_a_project_says_how_to_start(tmp_path: Path) -> None:
    # As a program of its own, as a shell starts it; the others are run in this one, which has loaded what each would load again.
    command = [sys.executable, "-m", "faircount", "build", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 17
    assert "faircount init" in done.stderr


def test_a_project_that_names_no_document_is_built_and_says_what_is_missing(run: Run) -> None:
    assert run("init", "new", "--publisher", 'A "good" charity').returncode == 0
    done = run("build", "new", "--quick")
    assert done.returncode == 0, done.stderr
    assert "names no document" in done.stderr
    assert run("init", "new").returncode == 17


def test_one_bad_answer_never_stops_the_others_and_small_answers_are_protected(run: Run, project: Path) -> None:
    answers = project / "answers"
    answers.mkdir(exist_ok=True)
    (answers / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (answers / "empty.csv").write_bytes(b"")
    (answers / "kent-police.csv").write_text(
        "Kent Police: recorded sexual offences against children under 18 with an online flag\n"
        "Financial year,Number of offences\n2015/16,3\n2016/17,41\n",
        encoding="utf-8",
    )
    done = run("build", str(project), "--quick")
    assert done.returncode == 4, done.stderr
    assert "answers/broken.xlsx" in done.stderr
    assert "answers/empty.csv" in done.stderr
    said = run("ledger", "Kent", "--project", str(project), "--online", "yes", "--format", "json")
    assert said.returncode == 0, f"{done.stderr}{said.stderr}"
    assert {(row["period_start"], row["lower"]) for row in json.loads(said.stdout)} >= {("2015-04-01", 3), ("2016-04-01", 41)}
    published = [path.read_text("utf-8") for path in (project / "build" / "site" / "files").glob("kent-figures-*.csv")]
    assert any("41" in text for text in published)
    # The count of 3 is in the house's ledger, and in nothing that leaves the house.
    assert not any(row.split(",")[-6:].count("3") for text in published for row in text.splitlines() if "2015/16" in row)

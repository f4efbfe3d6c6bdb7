"""``faircount compare`` from the command line: counts, tables, a project; sentences, JSON, files, refusals."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from faircount.cli.compare import EXAMPLE
from tests.lib.comparisons import forces_csv, months_csv
from tests.lib.running import runner

NAMED = ("--before", "2015/16", "--after", "2016/17", "--area", "Cleveland", "--offence", "sexual_under_18")


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    return runner(capfd, monkeypatch, tmp_path)


def test_two_bare_counts_say_what_they_carry_and_what_is_taken_on_trust(run):
    done = run("compare", "55", "145")
    assert done.returncode == 0, done.stderr
    assert "Recorded offences rose from 55 to 145." in done.stdout
    assert "Between 1.9 and 3.7 times as many: chance alone does not explain that." in done.stdout
    assert "If recording became 1.92 times as complete" in done.stdout
    assert "Comparability: B at most." in done.stdout
    assert "Name the periods" in done.stderr


def test_with_their_names_the_register_is_asked(run):
    done = run("compare", "55", "145", *NAMED, "--online", "yes")
    assert "2015/16 was the first year the mark was required" in done.stdout
    assert "Comparability: C. The online mark was in its first two years." in done.stdout
    assert "Name" not in done.stderr


def test_across_a_break_both_counts_stand_alone_and_the_exit_code_says_so(run):
    done = run("compare", "600", "900", "--before", "2016/17", "--after", "2017/18", "--offence", "child_named", "--json")
    assert done.returncode == 15
    told = json.loads(done.stdout)
    assert told["refused"] == "break in the series"
    assert told["comparability"]["grade"] == "D"
    assert "ratio" not in told
    assert told["counts"] == [600, 900]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (("<5", "20"), "Between 16 and 19 more"),
        (("53..57", "143..147"), "Between 86 and 94 more"),
        (("1 to 4", "12"), "depends on what is not shown"),
    ],
)
def test_bounds_are_carried_through(run, counts, said):
    done = run("compare", *counts)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_a_hidden_count_without_bounds_is_refused_and_with_them_compared(run):
    refused = run("compare", "*", "20")
    assert refused.returncode == 15
    assert "hidden" in refused.stdout
    assert "--star" in refused.stderr
    assert "Between 16 and 19 more" in run("compare", "*", "20", "--star", "1..4").stdout


def test_audits_of_both_periods_give_grade_a_and_the_adjusted_ratio(run):
    done = run("compare", "55", "145", *NAMED[:4], "--offence", "sexual_under_18", "--audit-before", "40/100",
               "--audit-after", "90/100")  # fmt: skip
    assert "Allowing for both audits, 1.2 times as many, and between 0.8 and 1.7 times." in done.stdout
    assert "Comparability: A." in done.stdout


def test_populations_make_it_a_comparison_of_rates(run):
    plain, rates = (json.loads(run("compare", "55", "145", "--json", *more).stdout) for more in ((), ("--over", "1000,2000")))
    assert rates["ratio"]["value"] == pytest.approx(plain["ratio"]["value"] / 2)
    assert "55 over 1,000 people" in rates["sentences"][0]


def test_many_areas_are_counted_and_none_has_a_place(run):
    path = forces_csv(Path(), "Norfolk,*,14,200000")
    done = run("compare", str(path), "--to", "out")
    assert done.returncode == 0, done.stderr
    assert re.search(r"Of 12 compared, \d+ shows? a change", done.stdout)
    assert "so none is given a place" in done.stdout
    assert "1 area is left out, which is not to count 0: Norfolk (hidden in one period)." in done.stdout
    assert {path.name for path in Path("out").iterdir()} == {
        "comparison.html", "comparison.json", "changes.svg", "rates.svg", "ranks.svg",
    }  # fmt: skip


def test_one_area_of_a_table_of_many(run):
    done = run("compare", str(forces_csv(Path())), "--area", "Cleveland")
    assert "Offences recorded by Cleveland Police rose from 55 in 2015/16 to 145 in 2016/17." in done.stdout


def test_a_series_is_followed_between_declared_breaks_and_asked_about_others(run):
    path = months_csv(Path(), step=20, unknown=8)
    asked = run("compare", str(path))
    assert "The series seems to change after December 2015." in asked.stderr
    assert "seems to change" not in asked.stdout, "a question to a force is not for publication"
    cut = run("compare", str(path), "--break", "2016-01=new system")
    assert "Break, January 2016. New system." in cut.stdout
    assert re.search(r"At January 2016 there is a step: between 1\.\d+ and 2\.\d+ times as many", cut.stdout)
    assert "1 period is hidden or not known, and left open, which is not to count 0." in cut.stdout


def test_the_page_the_charts_and_the_json_say_the_same(run):
    run("compare", "55", "145", "--to", "out", "--chart", "one.svg")
    page, told = Path("out/comparison.html").read_text("utf-8"), json.loads(Path("out/comparison.json").read_text("utf-8"))
    for sentence in told["sentences"]:
        assert sentence in page
    assert Path("one.svg").read_text("utf-8") == Path("out/change.svg").read_text("utf-8")
    for file in Path("out").glob("*.svg"):
        assert "1.9" in "".join(ET.fromstring(file.read_text("utf-8")).itertext())
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "nothing to compare"),
        (("55",), 2, "one count has nothing to be held against"),
        (("55", "many"), 12, "count 2: no count can be read there; write a count (55)"),
        (("55", "145", "--over", "12"), 2, "--over has 1 numbers for 2 counts"),
        (("55", "145", "--before", "2015/16"), 2, "--before and --after go together"),
        (("55", "145", "--audit-after", "9 of 10"), 2, "such as 40/100"),
        (("55", "145", "--chart", "one.png"), 2, "end the name with .svg"),
        (("none.csv",), 11, "there is no such file"),
        (("55", "145", "--offence", "witchcraft"), 13, "witchcraft"),
        (("55", "145", "--area", "Narnia"), 13, "'Narnia' is not an area that is known"),
    ],
)
def test_what_cannot_be_done_is_said_with_how_to_mend_it(run, words, code, says):
    done = run("compare", *words)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr


def test_what_to_choose_where_a_table_holds_several_things(run):
    Path("two.csv").write_text("Area,Year,Age,Count\nNorth,2015/16,All,20\nNorth,2015/16,0 to 9,6\nNorth,2016/17,All,31\n")
    refused = run("compare", "two.csv")
    assert refused.returncode == 12
    assert "lines 2 and 3 are of one area and period; they differ in Age: choose with --where 'Age=...'" in refused.stderr
    assert "from 20" in run("compare", "two.csv", "--where", "age=all").stdout


def test_every_example_of_the_help_is_a_command(run):
    """Those that need no file are run as they stand."""
    examples = [part.strip().removeprefix("Example: ") for part in EXAMPLE.split(";")]
    assert all(example.startswith("faircount compare ") for example in examples)
    bare = [example for example in examples if ".csv" not in example and "--project" not in example]
    for example in bare:
        assert run(*[word.strip("'") for word in example.split()[1:]]).returncode == 0, example
    assert len(bare) >= 3

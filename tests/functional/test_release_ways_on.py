"""A release that would stop because a count is given away: a first version never does, and a later one says how to go on."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.project.project import Project
from faircount.protect.tidy import as_published
from faircount.release import publications
from faircount.release.changes import ChangeNature
from faircount.release.checklist import checklist
from faircount.release.correct import Chosen, explain
from faircount.release.guarded import guarded_of
from faircount.release.outcome import CheckOutcome
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import published_figures
from faircount.release.withdraw import withdraw
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Sex
from tests.lib.releasing import JO, MONDAY, RELEASED, WEEK, Row, drafted, released, small_project

CHECK = "earlier versions"
TOML = """[project]
title = "Recorded sexual offences against children"
publisher = "A small charity"
contact = "figures@example.org"
published = 2026-11-25

[briefing]
series = "child_named"

[protection]
threshold = 5
reason = "counts under 5 could point to a child"

[helplines]
checked_on = 2026-11-20
checked_by = "A. Sample"
{more}
"""
CROSS = """Cumbria Constabulary
"Sexual offences against under-18s by age and sex, 2022/23"
Age,Female,Male,Not known,Total
0 to 12,55,18,<5,<80
13 to 17,99,12,0,111
Total,154,30,<5,187
"""
EVERYBODY = "Warwickshire Police\nSexual offences against under 18s\n,2022/23,2023/24\n{0},40\n{1},90\n{2},130\n"
FLAGGED = "Warwickshire Police\nSexual offences against under 18s flagged as online\n,2022/23,2023/24\n{0},12\n{1},33\n{2},45\n"
BANDS = ("Aged 0 to 12,", "Aged 13 to 17,", "Total,")
PLAIN = "Kent Police\nSexual offences against under 18s\n,2022/23,2023/24\nTotal,1412,1398\n"


def project_of(folder: Path, answers: dict[str, str], more: str = "") -> Project:
    """A project with these answers."""
    (folder / "answers").mkdir(parents=True)
    (folder / "faircount.toml").write_text(TOML.format(more=more), encoding="utf-8")
    for name, text in answers.items():
        (folder / "answers" / name).write_text(text, encoding="utf-8")
    return Project.open(folder)


def lines(text: str, *counts: str) -> str:
    """The table with these counts in its first column of numbers."""
    return text.format(*(band + count for band, count in zip(BANDS, counts, strict=True)))


def outcome(project: Project) -> CheckOutcome:
    return next(one for one in checklist(project, MONDAY) if one.name == CHECK)


def shown(project: Project, period: str) -> dict[str, Figure]:
    """What the draft that waits shows of one period, by its place in the answer."""
    figures, _ = published_figures(drafted(project).site / PLACE)
    return {figure.locator: figure for figure in figures if figure.period.label == period}


def test_a_cross_with_a_total_under_a_mark_loses_one_figure(tmp_path: Path) -> None:
    told = shown(project := project_of(tmp_path / "p", {"cumbria.csv": CROSS}), "2022/23")
    assert not outcome(project).stops, outcome(project).problems
    assert sum(figure.upper is None for figure in told.values()) == 1
    assert {(figure.lower, figure.upper) for figure in told.values() if figure.count is None} == {(1, 4), (1, 79), (None, None)}


def test_what_a_public_answer_bounds_holds_nothing_back_in_vain(tmp_path: Path) -> None:
    answers = {"one.csv": lines(EVERYBODY, "<5", "81", "84"), "two.csv": lines(FLAGGED, "<5", "30", "32")}
    project = project_of(tmp_path / "p", answers, '\n[answers.public]\n"one.csv" = "https://www.warwickshire.example/foi/1"\n')
    told = shown(project, "2022/23")
    assert not outcome(project).stops, outcome(project).problems
    assert sum(figure.upper is None for figure in told.values()) == 1, "of 30 and 32 one has to go, and no more"


def test_whoever_leaves_out_what_would_be_given_away_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes a protection that does not do its work to see the stop at all."""
    project = project_of(tmp_path / "p", {"cumbria.csv": CROSS, "kent.csv": PLAIN})
    monkeypatch.setattr(publications, "protect_figures", lambda figures, *_, **__: as_published(figures, "nobody", "a test"))
    drafted(project)
    (said, *_) = outcome(project).problems
    assert said.startswith("Cumbria, 2022/23, csv!"), said
    (name,) = re.findall(r"take (.*) out of answers/ for now, prepare again", said)
    named = project.folder / "answers" / name
    named.rename(project.folder / named.name)
    drafted(project)
    assert not outcome(project).stops
    assert not [one for one in checklist(project, MONDAY) if one.stops]


ROWS: tuple[Row, ...] = (
    ("cleveland-police", "Cleveland", "sexual_offences_under18", "2015/16", 820),
    ("cleveland-police", "Cleveland", "cyber_flagged_under18", "2015/16", 12),
)


@pytest.mark.parametrize("way", ["withdraw", "show"])
def test_whoever_takes_away_what_printed_a_hidden_count_or_shows_it_again_goes_on(tmp_path: Path, way: str) -> None:
    released(small_project(tmp_path / "p", ROWS))
    project, later = small_project(tmp_path / "p", ROWS, threshold=20), RELEASED + timedelta(days=1)
    explain(project, Chosen(), ChangeNature.CORRECTION, "The rule for small counts is another one now", JO, later)
    drafted(project, RELEASED + WEEK, later)
    (said,) = outcome(project).problems
    assert said.startswith("Cleveland, 2015/16, figures.csv"), said
    assert "or show the figure as it was printed" in said
    (version,) = re.findall(r"'faircount release correct --withdraw (\S+) --why REASON'", said)
    if way == "withdraw":
        withdraw(project, version, "A count was shown that should not have been", JO, later)
    else:
        project = small_project(tmp_path / "p", ROWS, threshold=5)
    drafted(project, RELEASED + WEEK, later)
    assert not outcome(project).stops, outcome(project).problems


CORRECTED = """Dyfed-Powys Police
Recorded sexual offences against children under 18
,2019/20
All sexual offences against under 18s,46
Under 6,0
6 to 10,*
11 to 15,{}
16 to 17,{}
Age unknown,*

* denotes a figure of fewer than 5 but not zero or a figure withheld to prevent such a figure being worked out.
"""
REPLACED = """Devon & Cornwall Police
Recorded sexual offences against children under 18
,2016/17
All sexual offences against under 18s,{}
Female,6
Male,{}
Not known,0

Figures of 1 to 4 are shown as "<5".
"""
PAIRS = {
    "a current count": ("dyfed-powys.csv", CORRECTED, (17, 17), (32, "*"), "32"),
    "a superseded count": ("devon-and-cornwall.csv", REPLACED, (7, "<5"), (12, 6), "6"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_what_a_correction_would_tell_beside_the_version_before_is_held_back(tmp_path: Path, name: str) -> None:
    """46 - 0 - 17 - 17 leaves 12 for two marks that stay, and 46 - 0 - 32 - 12 would leave 2 for the new one."""
    file, table, first, second, held_back = PAIRS[name]
    released(project_of(tmp_path / "p", {file: table.format(*first)}))
    (tmp_path / "p" / "answers" / file).write_text(table.format(*second), encoding="utf-8")
    project, later = Project.open(tmp_path / "p"), RELEASED + timedelta(days=1)
    explain(project, Chosen(), ChangeNature.CORRECTION, "The force sent a corrected answer", JO, later)
    figures, _ = published_figures(drafted(project, RELEASED + WEEK, later).site / PLACE)
    assert int(held_back) not in {figure.count for figure in figures if figure.ages != ALL_AGES or figure.sex is Sex.MALE}
    assert not outcome(project).stops, outcome(project).problems


LEFT_OVER = "Kent Police\nSexual offences against under 18s\n,2022/23\nTotal,53\nFemale,50\n"


def test_the_check_asks_for_what_is_in_no_table_as_protection_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft keeps those counts, and the build has them too: 53 - 50 tells of three boys."""
    project = project_of(tmp_path / "p", {"kent.csv": LEFT_OVER})
    draft = drafted(project)
    (boys,) = guarded_of(draft.folder)
    assert guarded_of(project.build) == (boys,)
    assert boys.sex is Sex.MALE
    assert not outcome(project).stops, outcome(project).problems
    monkeypatch.setattr(publications, "protect_figures", lambda figures, *_, **__: as_published(figures, "nobody", "a test"))
    drafted(project)
    assert outcome(project).stops, "a protection that does not do its work is found out"

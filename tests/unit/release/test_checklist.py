"""The release checklist: a good draft passes every check, and each check finds what it is there for."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from faircount.errors import BadRelease
from faircount.project.project import HelplinesSection, Project, ProjectConfig
from faircount.release.checklist import CHECKS, Check, checklist, require_ready
from faircount.release.checks.candidate import Candidate
from faircount.release.checks.figures import SHOWN, changes_are_explained
from faircount.release.checks.people import helplines_are_fresh
from faircount.release.checks.protection import TELLING, hidden_counts_show_nowhere
from faircount.release.published.findings import FindingRecord
from faircount.release.published.record import examples
from faircount.release.sign import sign_off
from tests.lib.releasing import (
    AL,
    ANSWERED,
    BESIDE,
    MONDAY,
    PRINTED,
    RELEASED,
    SMALL,
    THRESHOLD,
    WEEK,
    changed,
    drafted,
    released,
    small_project,
    with_rows,
    write_listed,
)

ROWS = (*PRINTED, *ANSWERED)
Spoil = Callable[[Candidate], Candidate]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Candidate:
    """A draft with figures as printed and as answered, after a version that showed one printed count otherwise."""
    folder = tmp_path_factory.mktemp("good")
    released(small_project(folder, changed(ROWS, 55, 54), THRESHOLD))
    project = with_rows(folder, ROWS)
    return Candidate(project, drafted(project, RELEASED + WEEK, RELEASED + timedelta(days=2)), RELEASED + timedelta(days=3))


@pytest.fixture
def copied(good: Candidate, tmp_path: Path) -> Candidate:
    """The draft in a folder of its own, to be spoilt."""
    shutil.copytree(good.draft.folder, tmp_path / "draft")
    for path in (tmp_path / "draft").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Candidate(good.project, replace(good.draft, folder=tmp_path / "draft"), good.when)


def edit(name: str, old: str, new: str) -> Spoil:
    """Put other words into a file of the draft."""

    def spoil(candidate: Candidate) -> Candidate:
        path = candidate.site / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return candidate

    return spoil


def edit_json(name: str, change: Callable[[dict], None]) -> Spoil:  # type: ignore[type-arg]
    """Change what a file of the draft tells machines."""

    def spoil(candidate: Candidate) -> Candidate:
        path = candidate.site / name
        told = json.loads(path.read_text(encoding="utf-8"))
        change(told)
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return candidate

    return spoil


def configured(**sections: object) -> Spoil:
    """The same draft of a project that states something else."""

    def spoil(candidate: Candidate) -> Candidate:
        stated: ProjectConfig = candidate.project.config.model_copy(update=sections)
        return replace(candidate, project=Project(candidate.project.folder, stated))

    return spoil


def lost_sources(candidate: Candidate) -> Candidate:
    figures = [figure.model_copy(update={"source": "nowhere"}) for figure in candidate.figures]
    found = Candidate(candidate.project, candidate.draft, candidate.when)
    found.__dict__["store"] = type("EditionStore", (), {"figures": tuple(figures), "sources": candidate.store.sources})()
    return found


def numbered_hidden_row(candidate: Candidate) -> Candidate:
    """A number in the row of a file that is marked as hidden."""
    path = next(iter(sorted((candidate.site / "files").glob("cleveland-figures-2.csv"))))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert any(row["shorthand"] == "c" for row in rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"chance_lower": "4145.8"} if row["shorthand"] == "c" else row for row in rows)
    return candidate


def shown_otherwise_before(candidate: Candidate) -> Candidate:
    """An earlier version that printed the small count: the same folder, in which it stands as shown."""
    [before] = candidate.before
    told = Path(candidate.draft.folder.parent / "before")
    shutil.copytree(before.folder, told)
    edition = told / "site" / "api" / "v1"
    for path in told.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    figures = edition / "figures" / "cleveland.json"
    rows = json.loads(figures.read_text(encoding="utf-8"))
    for row in rows["items"]:
        if row["status"] == "hidden":
            count = SMALL if row["online"] == "yes" else BESIDE
            row |= {"count": count, "count_lower": count, "count_upper": count, "status": "shown", "shorthand": ""}
    write_listed(edition, figures, rows)
    candidate.__dict__["before"] = (replace(before, folder=told),)
    return candidate


def hidden_with_reason(told: dict) -> None:  # type: ignore[type-arg]
    told["cells"][0] |= {"change": "now hidden", "old": None, "new": "[c]", "reason": "37 was too small", "nature": "correction"}


SPOILT: dict[str, Spoil] = {
    "figures": lambda candidate: replace(candidate, project=Project(candidate.draft.folder, candidate.project.config)),
    "hidden cells": numbered_hidden_row,
    "hidden counts": edit("areas/cleveland.html", "</main>", f"<p>{BESIDE:,}</p></main>"),
    "earlier versions": shown_otherwise_before,
    "reasons": edit_json("changes.json", hidden_with_reason),
    "changes": lambda candidate: candidate,
    "waiting": lambda candidate: gone_behind_a_question(candidate),
    "sources": lost_sources,
    "breaks": lambda candidate: long_series(candidate),
    "quotes": lambda candidate: misquoted(candidate),
    "statements": edit(
        "index.html", "</main>", "<p>Offences more than doubled, from 820 in 2015/16 to 900 in 2016/17.</p></main>"
    ),
    "findings": lambda candidate: unfounded(candidate),
    "words": edit("index.html", "</main>", "<p>A significant rise.</p></main>"),
    "charts": edit("index.html", "</main>", '<figure class="chart"><svg></svg></figure></main>'),
    "links": edit("index.html", "</main>", '<a href="areas/nowhere.html">Nowhere</a></main>'),
    "help": edit("contact.html", 'id="help"', 'id="other"'),
    "other sites": edit("index.html", "</main>", '<img alt="x" src="https://elsewhere.example/count.gif"></main>'),
    "helplines": configured(helplines=HelplinesSection(checked_on=date(2026, 8, 1), checked_by="A. Sample")),
    "periods": lambda candidate: replace(candidate, draft=replace(candidate.draft, prepared_at=MONDAY.replace(year=2016))),
    "time": lambda candidate: replace(candidate, draft=replace(candidate.draft, at=MONDAY)),
    "bytes": edit("index.html", "faircount", "fair count"),
    "documents": lambda candidate: refused(candidate),
    "doubts": lambda candidate: doubted(candidate),
    "still shown": shown_otherwise_before,
    "articles": edit_json("changes.json", lambda told: told["articles"].append({"article": "fall", "words": "It quoted 55."})),
    "contact": lambda candidate: configured(project=candidate.project.config.project.model_copy(update={"contact": ""}))(
        candidate
    ),
}


def refused(candidate: Candidate) -> Candidate:
    (candidate.draft.folder / "inside.json").write_text('{"not_read": ["answers/kent.pdf: is empty"], "remarks": []}')
    return candidate


def gone_behind_a_question(candidate: Candidate) -> Candidate:
    """A draft that has no more what was published, while the answer that tells it waits."""
    [cell] = candidate.changes["cells"]
    cell |= {"change": "removed", "new": None}
    told = [{"file": "answers/gazette.csv", "source": cell["source"], "about": [["", ""]]}]
    (candidate.draft.folder / "inside.json").write_text(json.dumps({"not_read": [], "remarks": [], "behind": told}))
    return candidate


def doubted(candidate: Candidate) -> Candidate:
    held = candidate.held
    candidate.__dict__["held"] = replace(held, entries=held.entries.with_columns(note=pl.lit("doubt: offences or victims")))
    return candidate


def misquoted(candidate: Candidate) -> Candidate:
    """A sentence offered for quotation that its own numbers contradict."""
    wrong = "Recorded offences more than doubled, from 820 in 2015/16 to 900 in 2016/17."
    told = tuple(one.model_copy(update={"quotes": (wrong,)}) for one in candidate.store.briefings)
    candidate.__dict__["store"] = type("EditionStore", (), {"briefings": told})()
    return candidate


def unfounded(candidate: Candidate) -> Candidate:
    """A finding on figures that are not published."""
    finding = FindingRecord.model_validate(examples()["FindingRecord"])
    candidate.__dict__["store"] = type("EditionStore", (), {"briefings": (), "findings": (finding,)})()
    return candidate


def long_series(candidate: Candidate) -> Candidate:
    """A series over more years than those without a break, on a page that marks none."""
    rows = "".join(f"<tr><th>{year}/{year - 1999:02d}</th><td>7</td></tr>" for year in range(2012, 2023))
    series = f'<section id="series"><figure><table><tbody>{rows}</tbody></table></figure></section></main>'
    return edit("areas/cleveland.html", "</main>", series)(candidate)


ALWAYS = {"changes"}
"""The good draft changes a printed number that nobody has explained, so that this check has something to find."""


@pytest.mark.parametrize("name", CHECKS)
def test_a_good_draft_passes(good: Candidate, name: str) -> None:
    problems = list(CHECKS[name].find(good))
    assert bool(problems) is (name in ALWAYS), problems


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_finds_what_it_is_there_for(copied: Candidate, name: str) -> None:
    assert list(CHECKS[name].find(SPOILT[name](copied)))


def test_every_problem_is_told_up_to_a_number(good: Candidate, monkeypatch: pytest.MonkeyPatch) -> None:
    many = Check("Many", lambda candidate: (f"{number} of {candidate.draft.version}" for number in range(100)))
    monkeypatch.setattr("faircount.release.checklist.CHECKS", {"many": many})
    [outcome] = checklist(good.project, good.when)
    assert len(outcome.problems) == 13
    assert outcome.problems[-1] == "and 88 more"


def test_an_error_blocks_and_a_warning_does_not(good: Candidate, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadRelease, match="explained"):
        sign_off(good.project, good.draft.version, AL, good.when)
    quiet = {name: replace(check, blocks=False) for name, check in CHECKS.items()}
    monkeypatch.setattr("faircount.release.checklist.CHECKS", quiet)
    require_ready(good.project, good.draft, good.when)


def test_helplines_are_old_on_the_day_of_publication_and_not_on_the_day_of_the_check(good: Candidate) -> None:
    last_day = good.draft.at.date() - timedelta(days=90)
    for day, stops in ((last_day, False), (last_day - timedelta(days=1), True), (good.when.date() + WEEK, True)):
        stated = HelplinesSection(checked_on=day, checked_by="A. Sample")
        assert bool(list(helplines_are_fresh(configured(helplines=stated)(good)))) is stops
    assert list(helplines_are_fresh(configured(helplines=None)(good))), "no person of this project says that anybody checked them"


@pytest.mark.parametrize("spelling", ["{:,}", "{}", "a,{},b", '"count": {}.'])
def test_a_hidden_count_is_found_however_it_is_written(copied: Candidate, spelling: str) -> None:
    assert BESIDE >= TELLING
    page = copied.site / "areas" / "cleveland.html"
    for count, found in ((BESIDE, True), (BESIDE + 1, False), (BESIDE * 10, False)):
        page.write_text(spelling.format(count), encoding="utf-8")
        assert bool(list(hidden_counts_show_nowhere(copied))) is found


def test_many_unexplained_changes_are_told_in_one_line_a_source(copied: Candidate) -> None:
    [cell] = copied.changes["cells"]
    copied.changes["cells"].extend([cell] * 20)
    [told] = changes_are_explained(copied)
    assert told.startswith("21 published numbers from gazette changed")
    assert told.count("Cleveland") == SHOWN


def test_what_is_gone_behind_a_question_is_no_change_to_explain(copied: Candidate) -> None:
    [told] = CHECKS["waiting"].find(gone_behind_a_question(copied))
    assert told.startswith("answers/gazette.csv: 1 published number is gone while it waits behind a question")
    assert "decide it with 'faircount review'" in told
    assert not list(changes_are_explained(copied)), "to say why is not the mend"


def test_a_draft_without_figures_says_whether_they_wait_behind_questions(copied: Candidate) -> None:
    candidate = replace(copied, project=Project(copied.draft.folder, copied.project.config))
    assert "give the project a document" in next(CHECKS["figures"].find(candidate))
    waiting = [f"answers/{name}.csv: 2 doubts that nobody has decided" for name in "abcde"]
    told = json.dumps({"not_read": [], "remarks": [], "waiting": waiting})
    (candidate.draft.folder / "inside.json").write_text(told, encoding="utf-8")
    [said] = CHECKS["figures"].find(candidate)
    assert "answers/a.csv: 2 doubts" in said
    assert "and 2 more" in said
    assert "'faircount review'" in said

"""A project asked from Python: figures as they may be published, findings, comparisons; built by the recipe of the command."""

from __future__ import annotations

import pandas as pd
import pytest

import faircount as fc
from faircount.pipeline import build as recipe
from tests.lib.held_projects import DURHAM, KENT, holding

HELD = (
    *((KENT, year, count, "table") for year, count in ((2015, 820), (2016, 772), (2017, 790))),
    (DURHAM, 2015, 3, "answer"),
    (DURHAM, 2016, 30, "answer"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return fc.Project(holding(tmp_path_factory.mktemp("held") / "campaign", HELD))


def test_figures_are_shown_as_they_may_be_published(project):
    figures = project.figures()
    assert figures.height == len(HELD)
    assert figures.filter(area=DURHAM)["lower"].to_list() == [None, 30]
    assert set(figures["area_name"]) == {"Kent", "Durham"}


def test_figures_are_asked_for_in_the_words_of_an_answer(project):
    assert project.figures("Kent", "2015/16")["lower"].to_list() == [820]
    assert project.figures("Kent", offence="sexual offences against under-18s").height == 3
    assert project.figures(counted="victims").height == 0
    assert isinstance(project.figures("Kent", kind="pandas"), pd.DataFrame)
    with pytest.raises(fc.UnknownTerm):
        project.figures("Atlantis")


def test_an_area_is_compared_from_what_is_held(project):
    assert project.compare("Kent", ("2015/16", "2016/17"), offence="sexual_under_18").change == "no clear change"
    assert project.compare("Durham", ("2015/16", "2016/17"), offence="sexual_under_18").refused
    assert project.findings() == ()


def test_a_text_is_held_against_it(project):
    found = fc.check("Kent Police recorded 820 sexual offences against children in 2015/16.", project)
    assert [claim.verdict for claim in found.claims] == ["Holds"]
    assert fc.check(found.text, str(project.folder)).claims == found.claims


def test_it_is_built_by_the_recipe_of_the_command_and_then_asked_anew(project, monkeypatch):
    seen = []
    monkeypatch.setattr(recipe, "build", lambda *given, **named: seen.append((given[0], named)))
    _ = project.figures()
    assert "_shown" in vars(project)
    project.build(quick=True)
    assert seen == [(project.opened, {"force": False, "quick": True})]
    assert "_shown" not in vars(project)


def test_it_shows_what_it_holds_with_words_escaped(tmp_path, project):
    assert "The table" in project._repr_html_()
    empty = holding(tmp_path / "empty", ())
    (empty / "faircount.toml").write_text((empty / "faircount.toml").read_text().replace("A charity", "A <b> charity"))
    assert "Not built yet" in fc.Project(empty)._repr_html_()
    assert "A <b>" not in fc.Project(empty)._repr_html_()
    with pytest.raises(fc.BadProject, match="holds nothing yet"):
        fc.Project(empty).figures()

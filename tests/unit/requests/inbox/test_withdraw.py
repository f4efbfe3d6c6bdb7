"""A file taken out of the answers and taken back: nothing is lost, whatever its name and however often."""

from __future__ import annotations

from random import Random

import pytest

from faircount.errors import BadDecision
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.requests.inbox.withdraw import take_back, withdraw, withdrawn


@pytest.fixture
def project(tmp_path) -> Project:
    start_project(tmp_path / "project", "A charity")
    return Project.open(tmp_path / "project")


def contents(project: Project) -> list[bytes]:
    kept = [path.read_bytes() for path in project.answers.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return sorted(kept + [one.path.read_bytes() for one in withdrawn(project)])


@pytest.mark.parametrize("seed", range(8))
def test_no_content_is_ever_lost_by_taking_files_out_and_back_in_any_order(project, seed):
    print(f"seed {seed}")
    random = Random(seed)
    for number in range(6):
        place = project.answers / random.choice(("kent.csv", "a b.eml", "inner/kent.csv", f"{number}.txt"))
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"content {number}")
    before = contents(project)
    for number in range(20):
        here = [path for path in project.answers.rglob("*") if path.is_file() and not path.name.startswith(".")]
        if here and random.random() < 0.5:
            withdraw(project, random.choice(here).relative_to(project.answers).as_posix(), "JM")
        elif out := withdrawn(project):
            take_back(project, random.choice(out).id, "JM")
        if random.random() < 0.2:  # another file comes under a name that was free for a while
            (project.answers / "kent.csv").write_text(f"later {number}") if not (project.answers / "kent.csv").exists() else None
            before = sorted({*before, *contents(project)})
        assert set(contents(project)) == set(before)


def test_what_is_not_there_is_refused_and_no_place_outside_is_reached(project):
    (project.folder / "secret.txt").write_text("x")
    for name in ("none.csv", "../secret.txt", "/etc/passwd", ""):
        with pytest.raises(BadDecision):
            withdraw(project, name, "JM")
        with pytest.raises(BadDecision):
            take_back(project, name, "JM")
    assert (project.folder / "secret.txt").exists()

"""What of a project is refused by name while the rest is read."""

from pathlib import Path

from faircount.pipeline.gather import gather
from faircount.project.project import Project
from tests.lib.held_projects import KENT, holding


def test_a_link_among_answers_that_leads_to_nothing_is_told(tmp_path: Path) -> None:
    folder = holding(tmp_path / "campaign", ((KENT, 2015, 820, "table"),))
    (folder / "answers").mkdir(exist_ok=True)
    (folder / "answers" / "kent.csv").symlink_to(tmp_path / "nowhere.csv")
    found = gather(Project.open(folder), lambda *_: None)
    assert [each.path for each in found.refused] == ["answers/kent.csv"]

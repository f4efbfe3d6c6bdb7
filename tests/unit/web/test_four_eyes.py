"""A second person signs what was on the page before them, and not what was put in its place meanwhile."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from faircount.project.project import Project
from faircount.release.history import draft_of
from faircount.store.decisions import now
from faircount.store.team.account import Role
from tests.lib.releasing import PRINTED, changed, drafted, small_project, with_rows
from tests.lib.teams import together_at

SIGN = "/app/releases/sign"


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """A team whose first version waits."""
    folder = tmp_path_factory.mktemp("waiting") / "project"
    drafted(small_project(folder), now() + timedelta(days=1), now())
    with together_at(folder) as found:
        yield found


def test_a_draft_that_was_prepared_again_is_looked_at_again(waiting):
    publisher, project = waiting.as_role(Role.PUBLISHER), Project.open(waiting.folder)
    form = re.search(rf'action="{SIGN}".*?</form>', publisher.ask("/app/releases")[2], re.DOTALL)[0]
    shown = {name: re.search(rf'name="{name}" value="([^"]+)"', form)[1] for name in ("version", "digest")}
    drafted(with_rows(waiting.folder, changed(PRINTED, 772, 277)), now() + timedelta(days=1), now())
    assert draft_of(project).version == shown["version"], "under the same number"
    for sent in (shown, shown | {"digest": ""}):
        status, _, text = publisher.send(SIGN, sent)
        assert status == 422
        assert "prepared again while you looked at it" in text
    assert draft_of(project).signatures == ()
    assert publisher.send(SIGN, shown | {"digest": draft_of(project).digest})[0] == 303
    assert [one.who for one in draft_of(project).signatures] == ["publisher"]

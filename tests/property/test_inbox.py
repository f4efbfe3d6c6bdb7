"""The promise of the inbox: every file that came is matched rightly or asked about, and nobody is chased who has answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lib.mailbox_judge import judge
from tests.lib.mailboxes import Drawer

SEEDS = (11, 22, 33)
"""Some of each kind; ``bench/inbox.py`` draws fifty."""


@pytest.mark.parametrize("seed", SEEDS)
def test_every_file_of_a_drawn_mailbox_is_matched_rightly_or_asked_about(seed: int, tmp_path: Path):
    print(f"seed {seed}")
    tally = judge(Drawer(seed, tmp_path / "campaign").draw())
    assert not tally.wrong, "\n".join(tally.wrong)
    assert tally.asked <= max(2, tally.clear // 5), "a person who is asked about everything might as well read everything"

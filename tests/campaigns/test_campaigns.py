"""Eight campaigns drawn from seeds go through to a published, corrected release, and every promise holds of them.

Another campaign: ``FAIRCOUNT_CAMPAIGN_SEED=4711 pytest tests/campaigns``.
To look at one: ``python -m tests.campaigns 4711 --keep FOLDER``.
"""

from __future__ import annotations

import os

import pytest

from tests.campaigns.as_they_stand import CASES
from tests.campaigns.drawing import Campaign, draw
from tests.campaigns.judging import try_campaign

FIRST_SEED = int(os.environ.get("FAIRCOUNT_CAMPAIGN_SEED", "20261128"))
MANY = 1 if "FAIRCOUNT_CAMPAIGN_SEED" in os.environ else 8


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + MANY))
def test_a_drawn_campaign_is_published_and_keeps_every_promise(seed: int) -> None:
    _held_to(draw(seed))


@pytest.mark.parametrize("name", CASES)
def test_a_case_that_once_stopped_is_published_and_keeps_every_promise(name: str) -> None:
    _held_to(CASES[name])


def _held_to(campaign: Campaign) -> None:
    going, found = try_campaign(campaign)
    assert not found, f"campaign seed {campaign.seed}, published: {going.published}\n" + "\n".join(map(str, found[:40]))
    assert len(going.published) == 1 + campaign.has_second, f"of campaign seed {campaign.seed} was published: {going.published}"

"""Campaigns drawn from seeds go through to a published, corrected release, and every promise holds of them.

Another campaign: ``FAIRCOUNT_CAMPAIGN_SEED=4711 pytest tests/campaigns``.
To look at one: ``python -m tests.campaigns 4711 --keep FOLDER``.
"""

from __future__ import annotations

import os

import pytest

from tests.campaigns.as_they_stand import together
from tests.campaigns.drawing import Campaign, brief, draw
from tests.campaigns.judging import try_campaign
from tests.lib.inputs import is_long

FIRST_SEED = int(os.environ.get("FAIRCOUNT_CAMPAIGN_SEED", "20261128"))
ALONE = "FAIRCOUNT_CAMPAIGN_SEED" in os.environ
"""A campaign that is asked for by its seed is walked whole, as are the eight of ``make property-long``; else four walk a part."""


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + (1 if ALONE else 8 if is_long() else 4)))
def test_a_drawn_campaign_is_published_and_keeps_every_promise(seed: int) -> None:
    campaign = draw(seed)
    _held_to(campaign if ALONE or is_long() else brief(campaign))


def test_the_cases_that_once_stopped_are_published_and_keep_every_promise() -> None:
    _held_to(together())


def _held_to(campaign: Campaign) -> None:
    going, found = try_campaign(campaign)
    assert not found, f"campaign seed {campaign.seed}, published: {going.published}\n" + "\n".join(map(str, found[:40]))
    assert len(going.published) == 1 + campaign.has_second, f"of campaign seed {campaign.seed} was published: {going.published}"

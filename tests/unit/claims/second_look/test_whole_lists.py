"""All the counts that one sentence lists are a total that is told elsewhere."""

from __future__ import annotations

import random

import pytest

from faircount.claims.check import check_text


def calls(text: str) -> dict[str, str]:
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


@pytest.mark.parametrize("seed", range(5))
def test_a_list_and_its_total_bear_each_other_out(seed: int) -> None:
    rng = random.Random(seed)
    parts = rng.sample(range(101, 990), 4)
    listed = "Newport had {}, Caerphilly {}, Torfaen {} and Blaenau Gwent {}.".format(*parts)
    text = f"The force recorded {sum(parts):,} offences in 2020. It has said little since. {listed}"
    assert set(calls(text).values()) == {"consistent"}, (seed, text)
    wrong = text.replace(f"{sum(parts):,}", f"{sum(parts) + 10:,}")
    assert "inconsistent" not in calls(wrong).values(), (seed, wrong)  # a list need not be of everything

"""How many forces changed by more than chance: all that can be compared are, and what is said names how many."""

from __future__ import annotations

import numpy as np

from faircount.briefing.citing import Citations
from faircount.briefing.many_forces import across_all, changes_of_forces
from faircount.briefing.parts import plain
from faircount.compare.forbidden import forbidden_words
from faircount.vocabulary.areas import FORCES
from tests.lib.facts import facts

NOUN = "child-specific sexual offences"


def counts(*pairs: tuple[int, int]) -> dict[str, list[int]]:
    """Eleven years of as many forces as there are pairs, the pair being the last two."""
    return {area: [*[50] * 9, *pair] for area, pair in zip(FORCES, pairs, strict=False)}


def test_the_number_compared_and_the_number_standing_out_are_said() -> None:
    held = facts(counts=counts((100, 180), (180, 100), *[(100, 104)] * 40))
    found = across_all(held, Citations(held.sources))
    assert found[0].sentence == (
        f"Between 2021/22 and 2022/23, 1 of the 42 forces recorded clearly more {NOUN}, and 1 clearly fewer."
    )
    second = plain(found[0].second)
    assert second.startswith("“Clearly” means by more than chance and the ordinary differences between forces explain")
    assert "1 could not be compared." in second
    assert found[0].mark is not None
    assert found[0].sources == (1,)
    assert not forbidden_words(f"{found[0].sentence} {second}")


def test_forces_that_are_alike_are_seldom_named() -> None:
    drawn = np.random.default_rng(20150401)
    named = 0
    for _ in range(20):
        found = changes_of_forces(facts(counts=counts(*drawn.poisson(100, (43, 2)).tolist())))
        assert found is not None
        assert found.compared == 43
        named += bool(found.standing_out)
    assert named <= 4


def test_too_few_forces_make_no_such_point() -> None:
    held = facts(counts=counts((100, 300), (100, 300)))
    assert across_all(held, Citations(held.sources)) == []

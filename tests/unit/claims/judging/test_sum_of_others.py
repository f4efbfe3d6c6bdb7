"""One number against the sum of others."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verdict.call) for one in check_text(text)}


FORCES = "Kent recorded {} grooming offences in 2019, Essex 300 and Suffolk 250. Kent has more than Essex and Suffolk combined."
YEARS = (
    "There were 86 in the first year, 153 in the second and {} in the third. The third year had {} than the first two together."
)


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        (FORCES.format(700), "more than Essex and Suffolk combined", "consistent"),
        (FORCES.format(500), "more than Essex and Suffolk combined", "inconsistent"),
        (YEARS.format(251, "more"), "more than the first two together", "consistent"),
        (YEARS.format(221, "more"), "more than the first two together", "inconsistent"),
        (YEARS.format(221, "fewer"), "fewer than the first two together", "consistent"),
        ("Kent has more than Essex and Suffolk combined, 420.", "more than Essex and Suffolk combined", "unverifiable"),
        (
            "The first had 120 cases, the second 30, the third 40. Leeds had more than all the others together.",
            "more than all the others together",
            "unverifiable",
        ),
    ],
)
def test_a_number_is_held_to_the_sum_of_those_that_are_named(text, claim, call):
    assert verdicts(text)[claim] == call

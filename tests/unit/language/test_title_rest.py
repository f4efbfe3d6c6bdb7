"""Words of a title that narrow the figures under it and were not understood."""

from __future__ import annotations

import random

import pytest

from faircount.language.title_rest import not_understood_of_title

_PLAIN = (
    "Sexual offences against children under 18",
    "Recorded sexual offences, victim aged 0 to 17",
    "Child sexual offences flagged as online",
    "Sexual offences against girls under 16",
    "Rape of a child under 16",
)
_SORTED = ("by year", "by age and sex of victim", "by financial year and offence", "by district", "2015/16 to 2019/20")
_PAPERS = ("FOI 123/20", "Table 2", "Kent Police", "Freedom of Information request 88/19", "Appendix A")
_PARTS = (
    "committed in schools",
    "in the Ashford district",
    "by a family member",
    "that resulted in a charge",
    "against disabled children",
    "flagged as domestic abuse",
    "on public transport",
    "(excludes rape)",
    "(flagged CSE)",
    "(monthly average)",
    "not including non-recent ones",
)


@pytest.mark.parametrize("seed", range(60))
def test_a_title_of_all_leaves_nothing_over_and_one_of_a_part_leaves_the_part(seed: int) -> None:
    rng = random.Random(seed)
    plain, how, paper, part = (rng.choice(drawn) for drawn in (_PLAIN, _SORTED, _PAPERS, _PARTS))
    lead = rng.choice((f"{paper}: ", f"{paper} - ", ""))
    assert not_understood_of_title(f"{lead}{plain}, {how}") == ""
    assert not_understood_of_title(f"{lead}{plain} {part}, {how}") != ""


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Sexual offences against under 18s by age of victim - Swindon division only", "Swindon division"),
        ("Kent Police: sexual offences against children (suspect a family member)", "suspect family member"),
        ("Injured parties (IPs) aged under 18 years in recorded sexual offences", ""),
        ("Troseddau rhywiol yn erbyn plant / Sexual offences against children 2016", ""),
    ],
)
def test_what_stands_beside_the_subject_of_a_title_counts_too(title: str, left: str) -> None:
    assert not_understood_of_title(title) == left

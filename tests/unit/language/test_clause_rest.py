"""Words of a clause that say something of what is counted: an offence, or what nobody has understood."""

from __future__ import annotations

import random

import pytest

from faircount.language.clause_rest import not_understood_of, offence_told
from faircount.language.finders import named_offence

_LEADS = (
    "In {year} we recorded {what}.",
    "There were {what} in {year}.",
    "A total of {what} were recorded by the force in {year}.",
    "Our system shows that {what} were reported to us during {year}.",
    "{what} were logged in the financial year {year}, compared with the previous year.",
    "For {year}, the number of {what} was as follows.",
)
_YEARS = ("2019/20", "2016-17", "2020", "the year ending March 2019", "April 2018 to March 2019")
_PLAIN = (
    "sexual offences",
    "sexual offences against children under 18",
    "child sexual offences",
    "sexual offences with a victim aged 10 to 15",
    "offences against girls",
    "offences flagged as online",
    "sexual offences against boys that carried the online flag",
)
_PARTS = (
    "committed in schools",
    "in the Ashford district",
    "by a family member",
    "that resulted in a charge",
    "with a repeat victim",
    "against disabled children",
    "that took place before 2000",
    "flagged as domestic abuse",
    "on a bus",
    "involving Snapchat",
)


@pytest.mark.parametrize("seed", range(60))
def test_a_sentence_that_says_no_more_leaves_nothing_over_and_one_that_says_a_part_leaves_that(seed: int) -> None:
    rng = random.Random(seed)
    lead, year, plain, part = (rng.choice(drawn) for drawn in (_LEADS, _YEARS, _PLAIN, _PARTS))
    whole, of_it = lead.format(year=year, what=plain), lead.format(year=year, what=f"{plain} {part}")
    assert not_understood_of(whole, named_offence(whole)) == "", whole
    assert not_understood_of(of_it, named_offence(of_it) or offence_told(of_it)) != "", of_it


@pytest.mark.parametrize(
    "name", ["indecent exposure", "malicious communications", "possession of extreme pornography", "bigamous rape"]
)
@pytest.mark.parametrize("form", ["there were offences of {}", "we recorded {} offences", "crimes of {} were recorded"])
def test_an_offence_that_no_list_knows_keeps_its_own_words(name: str, form: str) -> None:
    clause = f"In 2019/20 {form.format(name)}."
    told = offence_told(clause)
    assert name in told
    assert not_understood_of(clause, told) == ""

"""Counts among others in a sentence: each is of the place and the year that stand nearest, or of the others that may be meant.

In the figures a force of the list has 7 more than the one before it, and each year 40 more than the last.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.periods import FinancialYear
from tests.unit.claims.lookup.test_answer import GROOMING, all_found, count
from tests.unit.claims.lookup.test_told_without_numbers import TRUE

START = 2019
PLAIN = [code for code in FORCES if AREAS[code].name not in ("West Midlands", "City of London", "Metropolitan Police")]
SERIES = (
    "{place} recorded {b} sexual grooming offences in {second}; it had been {a} the year before.",
    "{place} recorded {b} sexual grooming offences in {second}, up from {a}.",
    "Sexual grooming offences in {place} were up in {second} ({a} to {b}).",
    "Sexual grooming in {place} ran at {a} offences, then {b}, before it settled at {c} in {third}.",
    "{place} recorded {a} sexual grooming offences in {first}, falling or rising to {b} in {second}.",
)
TWO_PLACES = (
    "{place} recorded {b} sexual grooming offences in {second}, against {other} for {name}.",
    "In {second} it was {place} and not {name} that stood out: {b} sexual grooming offences, against {other} for {name}.",
)


def said(text: str, place: str, name: str) -> tuple[str, dict[str, str]]:
    """The sentence about two forces, and the counts that stand in it, as printed."""
    one, other = FORCES.index(place), FORCES.index(name)
    counts = {key: f"{count(one, START + at, GROOMING):,}" for at, key in enumerate("abc")}
    counts["other"] = f"{count(other, START + 1, GROOMING):,}"
    words = {"place": AREAS[place].recorder, "name": AREAS[name].recorder}
    years = {key: FinancialYear(START + at).period.label for at, key in enumerate(("first", "second", "third"))}
    return text.format(**words, **years, **counts), {key: value for key, value in counts.items() if f"{{{key}}}" in text}


@given(text=st.sampled_from((*SERIES, *TWO_PLACES)), places=st.permutations(PLAIN))
def test_no_count_of_a_true_sentence_is_called_wrong(text: str, places: list[str]) -> None:
    sentence, counts = said(text, places[0], places[1])
    verdicts = {one.verified.claim.text: one.verdict for one in all_found(sentence)}
    assert LedgerVerdict.CONTRADICTED not in verdicts.values(), (sentence, verdicts)
    told = {key for key in counts if any(counts[key] in claim and verdicts[claim] in TRUE for claim in verdicts)}
    assert told == counts.keys(), (sentence, verdicts)


@given(places=st.permutations(PLAIN), off=st.sampled_from((-3, 3, 11)))
def test_a_dated_count_that_is_none_of_its_year_stays_wrong(places: list[str], off: int) -> None:
    sentence, counts = said(SERIES[4], places[0], places[1])
    wrong = f"{int(counts['a'].replace(',', '')) + off:,}"
    found = all_found(sentence.replace(f"recorded {counts['a']} ", f"recorded {wrong} "))
    assert {one.verdict for one in found if wrong in one.verified.claim.text} == {LedgerVerdict.CONTRADICTED}


@given(places=st.permutations(PLAIN), text=st.sampled_from(("{a}: {x}; {b}: {y}.", "{a}, {x}; {b}, {y}.", "{a} {x}, {b} {y}.")))
def test_two_places_that_lead_to_the_count_of_the_other_stay_wrong(places: list[str], text: str) -> None:
    one, other = (f"{count(FORCES.index(code), START, GROOMING):,}" for code in places[:2])
    told = text.format(a=AREAS[places[0]].name, x=other, b=AREAS[places[1]].name, y=one)
    found = all_found(f"Sexual grooming offences in 2019/20: {told}")
    assert not {line.verdict for line in found} & set(TRUE), (told, [(line.verified.claim.text, line.verdict) for line in found])


@given(place=st.sampled_from(PLAIN))
def test_two_counts_changed_about_stay_wrong(place: str) -> None:
    sentence, counts = said(SERIES[4], place, place)
    swapped = sentence.replace(counts["a"], "#").replace(counts["b"], counts["a"]).replace("#", counts["b"])
    assert LedgerVerdict.CONTRADICTED in {one.verdict for one in all_found(swapped)}

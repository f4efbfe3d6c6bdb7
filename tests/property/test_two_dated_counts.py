"""Two counts that a text tells each with its year, in whatever words and in either order, are no error of each other's."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from tests.lib.inputs import inputs

OFFENCES = st.sampled_from(
    ("Sexual offences against children", "Grooming offences", "Rapes", "Child sexual abuse offences", "Online-flagged offences")
)
FIRST = st.sampled_from(
    (
        "{offences} recorded in {place} stood at {one} in {year}.",
        "In {year} there were {one} {offences} in {place}.",
        "{place} Police recorded {one} {offences} in {year}.",
        "{one} {offences} were recorded in {place} in {year}.",
        "{offences} in {place} came to {one} in {year}.",
    )
)
SECOND = st.sampled_from(
    (
        "They {way} to {other} in {next}.",
        "In {next} the number {way} to {other}.",
        "In {next} they {way} to {other}.",
        "By {next} they had {gone} to {other}.",
        "They were {side} to {other} in {next}.",
        "There were {other} in {next}.",
        "The number for {next} was {other}.",
        "In {next} it was {other}.",
        "It {way} to {other} in {next}.",
        "This {way} to {other} in {next}.",
    )
)


@given(OFFENCES, FIRST, SECOND, st.sampled_from(("Kent", "Gloucestershire", "Durham")), st.integers(2012, 2022),
       st.integers(1, 4), st.integers(12, 4000), st.floats(0.62, 1.6))  # fmt: skip
@inputs(120)
def test_neither_is_called_wrong_by_the_other(offences, first, second, place, start, later, one, times):
    other = round(one * times)
    is_up = other > one
    words = {
        "offences": offences,
        "place": place,
        "one": f"{one:,}",
        "other": f"{other:,}",
        "year": f"{start}/{(start + 1) % 100:02}",
        "next": f"{start + later}/{(start + later + 1) % 100:02}",
        "way": "rose" if is_up else "fell",
        "gone": "risen" if is_up else "fallen",
        "side": "up" if is_up else "down",
    }
    lowered = words | {"offences": offences[0].lower() + offences[1:]}
    text = first.format(**(words if first.startswith("{offences}") else lowered)) + " " + second.format(**words)
    note(text)
    wrong = [judged.claim.text for judged in check_text(text) if judged.verification.verdict is Verdict.INCONSISTENT]
    assert other == one or not wrong, text

"""A part that is more than its whole is called wrong however its sentence opens, and one that is not never is."""

from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict

OPENINGS = st.sampled_from(["Of these", "Of those offences", "Of them", "Of the {whole} offences", "And of these"])
PARTS = st.sampled_from(["{part} were recorded as rape", "{part} were committed online", "{part} took place at home"])


@given(OPENINGS, PARTS, st.integers(60, 900), st.integers(-50, 50).filter(bool))
def test_no_part_is_more_than_all(opening: str, told: str, whole: int, apart: int) -> None:
    text = (
        f"Kent Police recorded {whole} sexual offences against children in 2021/22."
        f" {opening.format(whole=whole)}, {told.format(part=whole + apart)}."
    )
    said = next(one for one in check_text(text) if str(whole + apart) in one.claim.text)
    assert (said.verification.verdict is Verdict.INCONSISTENT) is (apart > 0), text


@given(st.integers(111, 9_998), st.integers(0, 2))
def test_a_total_said_again(total: int, at: int) -> None:
    """ "517 of the 1,238" of 1,283 is a slip of the pen, and "517 of the 1,283" is none; what ends in nought may be rounded."""
    digits = str(total)
    at %= len(digits) - 1
    turned = int(f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}")
    assume(turned > 110 and len(str(turned)) == len(digits) and total % 10 and turned % 10)
    for again in (total, turned):
        part = min(total, turned) // 2
        text = f"Kent Police recorded {total:,} sexual offences in 2021/22. Medway had {part} of the {again:,} offences."
        said = [one for one in check_text(text) if one.claim.text.startswith(f"{again:,}")][-1]
        assert (said.verification.verdict is Verdict.INCONSISTENT) is (again != total), text


@given(
    st.sampled_from(
        ["A year before it was {before}, so that we have seen {more} more", "A year earlier it had been {before}: {more} more"]
    ),
    st.integers(200, 2_000),
    st.integers(20, 150),
)
def test_a_difference_behind_the_count_of_an_earlier_year(told: str, before: int, more: int) -> None:
    """ "One year earlier there were 98 fewer" is of that year; behind the count of that year the difference is of this one."""
    told = told.format(before=f"{before:,}", more=more)
    text = f"In 2023/24 Kent Police recorded {before + more:,} sexual offences against children. {told}, an increase."
    said = next(one for one in check_text(text) if one.claim.text.startswith(f"{more} more"))
    assert said.verification.verdict is Verdict.CONSISTENT, text


@given(st.integers(200, 2_000), st.integers(20, 150), st.booleans())
def test_a_per_cent_behind_so_many_more(before: int, more: int, is_right: bool) -> None:
    """ "62 more than in the year before (1,237), or 5.0 per cent" tells one change twice."""
    size = 100 * more / before + (0 if is_right else 9)
    text = (
        f"Kent Police recorded {before + more:,} sexual offences against children in 2021/22, which is {more} more"
        f" than in the year before ({before:,}), or {size:.1f} per cent."
    )
    said = next(one for one in check_text(text) if "per cent" in one.claim.text)
    assert (said.verification.verdict is Verdict.CONSISTENT) is is_right, text

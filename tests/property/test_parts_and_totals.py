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

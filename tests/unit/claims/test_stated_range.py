"""How a number is printed in a line of arithmetic."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.stated_range import plain
from tests.lib.inputs import inputs

NUMBERS = st.one_of(
    st.floats(-1e9, 1e9, allow_nan=False),
    st.integers(-2_000_000, 2_000_000).map(lambda halves: halves / 2),
    st.integers(-2_000_000, 2_000_000).map(lambda hundredths: hundredths / 100),
)


@given(NUMBERS, st.integers(0, 4))
@example(19.5, 0)
@example(99.5, 0)
@example(-0.4, 0)
@inputs(400)
def test_what_is_printed_is_the_number_to_its_last_printed_digit(number, digits):
    printed = plain(number, digits)
    read = float(printed.replace(",", "").replace("−", "-"))
    assert abs(read - number) <= 0.5 * 10.0**-digits + 1e-9 * abs(number)
    assert printed != "−0"
    assert "." not in printed or not printed.endswith(("0", "."))


@given(st.integers(10, 5_000))
@inputs(60)
def test_half_of_a_whole_is_shown_as_it_is(half):
    """An odd whole has no whole half: the line shows what it is, not a number cut short."""
    whole = 2 * half + 1
    found = [
        one.verification.arithmetic
        for one in check_text(f"Half of the {whole:,} offences, {half:,}, were online.")
        if "% of" in one.verification.arithmetic
    ]
    assert all(f"= {half:,}.5;" in line for line in found)

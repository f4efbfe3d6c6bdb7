"""How far two figures can be compared, from plain answers to plain questions."""

from __future__ import annotations

from faircount.compare.comparability import Grade


def grade(
    same_definition: bool = True,
    same_areas: bool = True,
    like_periods: bool = True,
    new_within_two_years: bool = False,
    audited_both: bool = False,
) -> Grade:
    """The comparability grade, A to D, by the worst answer.

    >>> str(grade(new_within_two_years=True)), str(grade()), str(grade(same_areas=False)), str(grade(audited_both=True))
    ('C', 'B', 'D', 'A')

    Reference: the grades of this program's own decisions; after the quality dimensions of the Government Statistical Service.

    In words: "comparability C: the online mark was in its first two years".

    Not in place of the register of breaks, which answers these questions for figures whose force, offence and dates are known.
    """
    if not (same_definition and same_areas and like_periods):
        return Grade.D
    if new_within_two_years:
        return Grade.C
    return Grade.A if audited_both else Grade.B

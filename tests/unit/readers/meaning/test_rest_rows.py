"""Rows of all that a table does not name."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.read import read_answer


@pytest.mark.parametrize(
    ("rest", "beside", "is_rest"),
    [
        ("Other sexual offences", "Sexual grooming", True),
        ("All other offences", "Sexual grooming", True),
        ("Other", "Sexual assault on a child under 13", True),
        ("Remaining sexual offences", "Rape of a child under 16", True),
        ("Other sexual offences", "Rape of a child under 16", False),
        ("Sexual grooming", "Rape of a child under 16", False),
    ],
)
def test_the_rest_is_a_group_of_all_and_the_home_offices_other_stays(
    rest: str, beside: str, *, is_rest: bool, tmp_path: Path
) -> None:
    path = tmp_path / "kent.csv"
    path.write_text(
        f"Kent Police: sexual offences against under 18s\nOffence,2018/19,2019/20\n{beside},69,40\n{rest},10,12\nTotal,79,52\n",
        "utf-8",
    )
    found = read_answer(path)
    rows = [figure for figure in (*found.figures, *found.proposals) if figure.number in (10, 12)]
    assert [(figure.offence, figure.breakdown) for figure in rows] == [
        ("sexual offences", f"offence={rest}") if is_rest else (rest, "")
    ] * 2

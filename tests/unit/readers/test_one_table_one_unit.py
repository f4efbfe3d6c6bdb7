"""A table of sexes counts one thing: where nothing says what, its total counts what its parts do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import read, table


@pytest.mark.parametrize("title", ["Kent Police, 2019/20", "Kent Police: sexual offences with a victim aged under 18, 2019/20"])
def test_sexes_and_their_total_have_one_unit(title: str, tmp_path: Path) -> None:
    rows = "Offence,Female victims,Male victims,Sex not known,Total\nSexual grooming,80,<5,0,83\nAll,100,34,0,134\n"
    found = read(tmp_path, "kent.csv", f"{title}\n{rows}")
    assert len({figure.counted for figure in (*found.figures, *found.proposals)}) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "I can confirm that the Constabulary holds the information you requested.",
        "We hold the information that you asked for.",
        "Please find below the information you requested.",
    ],
)
def test_a_sentence_of_ours_that_speaks_of_the_request_opens_no_quotation(opening: str, tmp_path: Path) -> None:
    parts = (
        f"<p>Sexual offences recorded where the victim was under 18, by sex of victim, {year}</p>"
        f"{table([['Sex', 'Offences'], ['Female', str(40 + n)], ['Male', '12']])}"
        for n, year in enumerate(("2013/14", "2014/15"))
    )
    found = read(tmp_path, "kent.html", f"<html><body><p>Kent Police</p><p>{opening}</p>{''.join(parts)}</body></html>")
    assert [(figure.period.label, figure.number) for figure in found.figures] == [
        ("2013/14", 40), ("2013/14", 12), ("2014/15", 41), ("2014/15", 12),
    ]  # fmt: skip

"""A cell of an answer that was not understood, was withheld or left blank is guarded: it does not follow from those beside it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.readers.read import read_answer
from faircount.release.guarded import not_taken
from faircount.tables.answered import interpret_figure
from faircount.tables.figures import Figure, Figures

POLICY = ProtectionPolicy(threshold=5, width=3, reason="small counts of children")
SIGNS = ("S.40(2)", "Redacted", "[low]", "-", "", "withheld", "not shown", "low number", "suppressed", "~", "exempt")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("seed", range(3))
def test_a_cell_that_was_not_read_does_not_follow_from_its_total(sign: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(f"{seed}/{sign}")
    rows = rng.sample(["Ashford", "Dover", "Gravesham", "Medway", "Thanet", "Swale"], rng.randint(3, 6))
    small = rng.randrange(1, len(rows))
    counts = {row: [rng.randint(20, 300), rng.randint(20, 300)] for row in rows}
    counts[rows[small]][0] = rng.randint(1, 4)
    totals = [sum(pair[year] for pair in counts.values()) for year in (0, 1)]
    shown = {row: [str(count) for count in pair] for row, pair in counts.items()}
    shown[rows[small]][0] = sign
    lines = ["Kent Police: sexual offences against children under 18 by district,,", "District,2021/22,2022/23"]
    lines += [",".join((row, *pair)) for row, pair in shown.items()] + [f"Total,{totals[0]},{totals[1]}"]
    answer = tmp_path / "kent.csv"
    answer.write_text("\n".join(lines))
    read = read_answer(answer)
    made = [interpret_figure(figure, "kent") for figure in read.figures]
    own = [figure for figure in made if isinstance(figure, Figure)]
    assert len(own) >= 2 * len(rows) + 1, "the table was not read"
    table = protect_figures(Figures.of(own), POLICY, guarded=list(not_taken(read, read, "kent")))
    first = [figure.count for figure in table if figure.period.start.year == 2021]
    assert None in first, f"{counts[rows[small]][0]} of {rows[small]} follows: nothing was held back"

from itertools import groupby

import pytest

from faircount.compare.quantile_group import quantile_group
from faircount.errors import NotComparable
from tests.unit.compare.oracle import number, rows


def _case(known):
    return known["case"], int(known["nquantiles"]), known["invert"] == "TRUE"


CASES = {case: list(known) for case, known in groupby(rows("06_quantiles"), key=_case)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_known_groups(case):
    _, groups, highest_first = case
    known = CASES[case]
    wanted = tuple(None if row["quantile"] == "NA" else int(row["quantile"]) for row in known)
    assert quantile_group([number(row["value"]) for row in known], groups, highest_first) == wanted


def test_no_groups_are_refused():
    with pytest.raises(NotComparable, match="2 or more"):
        quantile_group([1.0], 0)

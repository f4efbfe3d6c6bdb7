import math
from itertools import groupby

import pytest

from faircount.compare.multiplicity import ADJUSTMENTS, adjust
from faircount.errors import NotComparable
from tests.unit.compare.oracle import number, rows

COLUMNS = {
    "Bonferroni": "bonferroni",
    "Holm": "holm",
    "Hochberg": "hochberg",
    "Hommel": "hommel",
    "Benjamini-Hochberg": "BH",
    "Benjamini-Yekutieli": "BY",
}
CASES = {case: list(known) for case, known in groupby(rows("14_multiplicity"), key=lambda known: known["case"])}


def test_every_method_has_known_answers():
    assert COLUMNS.keys() == ADJUSTMENTS.keys()


@pytest.mark.parametrize("method", ADJUSTMENTS)
@pytest.mark.parametrize("case", CASES)
def test_the_known_corrections(case, method):
    known = CASES[case]
    found = adjust([number(row["p"]) for row in known], method)
    assert found.compared == sum(row["p"] != "NA" for row in known)
    for value, row in zip(found.values, known, strict=True):
        wanted = number(row[COLUMNS[method]])
        if wanted is None:
            assert value is None
        else:
            assert math.isclose(value, wanted, rel_tol=1e-12, abs_tol=1e-300)


@pytest.mark.parametrize("method", ADJUSTMENTS)
def test_nothing_compared_is_nothing_corrected(method):
    assert adjust([None, None], method).values == (None, None)
    assert adjust([], method).compared == 0


def test_a_probability_over_one_is_refused():
    with pytest.raises(NotComparable, match="0 to 1"):
        adjust([0.2, 1.5])

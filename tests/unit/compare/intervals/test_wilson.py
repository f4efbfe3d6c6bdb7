from faircount.compare.intervals.wilson import wilson


def test_none_and_all_have_a_range_with_one_exact_end():
    assert wilson(0, 20).lower == 0
    assert wilson(0, 20).upper > 0.1
    assert wilson(20, 20).upper == 1

import pytest

from faircount.errors import SchemaMismatch
from faircount.records.audit_sample import draw_sample, numbered

FRAME = {
    ("2015/16", "marked"): [f"A{number}" for number in range(60)],
    ("2015/16", "other"): [f"B{number}" for number in range(900)],
}
WANTED = {("2015/16", "marked"): 20, ("2015/16", "other"): 100}


def test_a_seed_draws_the_same_records_whatever_the_order_of_the_file():
    turned = {key: list(reversed(records)) for key, records in reversed(FRAME.items())}
    assert draw_sample(FRAME, WANTED, b"11") == draw_sample(turned, WANTED, b"11")
    assert draw_sample(FRAME, WANTED, b"11") != draw_sample(FRAME, WANTED, b"12")


def test_asking_for_more_keeps_what_was_drawn_with_its_references():
    few, many = (draw_sample(FRAME, {("2015/16", "other"): number}, b"11") for number in (50, 120))
    assert set(few) < set(many)


def test_each_record_has_the_same_chance():
    drawn = [each.record for seed in range(400) for each in draw_sample(FRAME, {("2015/16", "marked"): 6}, str(seed).encode())]
    times = [drawn.count(record) for record in FRAME["2015/16", "marked"]]
    assert sum(times) == 400 * 6
    # Each is drawn 40 times on average, with a standard deviation of 6.
    assert min(times) > 15
    assert max(times) < 70


def test_a_reference_tells_neither_its_stratum_nor_how_deep_it_was_drawn():
    drawn = draw_sample(FRAME, WANTED, b"11")
    places = [place for place, each in enumerate(drawn) if each.stratum == "marked"]
    assert [each.reference for each in drawn] == sorted(each.reference for each in drawn)
    assert 35 < sum(places) / len(places) < 85, "the marked ones lie among the others, not at one end"
    assert not any(each.record in each.reference for each in drawn)
    assert all(each.reference.replace("-", "").isalpha() for each in drawn)


def test_a_record_that_stands_there_twice_is_refused_without_its_name():
    with pytest.raises(SchemaMismatch, match="1 records stand there twice") as refused:
        draw_sample({("", "marked"): ["A1", "A2", "A1"]}, {}, b"11")
    assert "A1" not in str(refused.value)


def test_records_that_are_only_counted_are_numbered_by_their_list():
    drawn = draw_sample({("", "marked"): numbered("marked", 5)}, {("", "marked"): 5}, b"11")
    assert {each.record for each in drawn} == {f"marked: no. {number}" for number in range(1, 6)}

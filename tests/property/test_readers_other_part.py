"""A column that denies the flag beside it is of its other part, in whatever words; what may be it is asked about, never all."""

from __future__ import annotations

import random
from itertools import product

import pytest

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import extract_document
from faircount.tables.extract import Extract
from faircount.vocabulary.measures import Online

TITLE = "Kent Police: recorded sexual offences against children under 18, 2021/22"
PAIRS = (
    ("Marked cyber-crime", "Not marked"),
    ("Cyber flagged", "Not flagged"),
    ("Cyber flagged", "Unflagged"),
    ("Marked as online", "Unmarked"),
    ("Online flag", "Not so marked"),
    ("Online", "Other"),
    ("Online", "Rest"),
    ("Cyber", "Remaining"),
    ("Cyber-enabled offences", "Other offences"),
    ("Online crimes", "All other crimes"),
    ("Online flag", "Everything else"),
    ("With cyber marker", "Without"),
    ("Cyber flag", "No flag"),
    ("Cyber marker", "No such marker"),
    ("Online flag", "Flag not set"),
    ("Online flag set", "Not set"),
    ("Cyber keyword applied", "Not applied"),
    ("Online flag present", "Absent"),
    ("Online flag", "Neither"),
    ("Identified as cyber", "Not identified"),
    ("Cyber related", "Unrelated"),
    ("Recorded with the online flag", "Recorded without it"),
    ("Cyber flag: Yes", "No"),
    ("AF: cyber", "AF: none"),
)
OF_A_COLUMN = (("Set", "Not set"), ("Present", "Absent"), ("With", "Without"), ("Applied", "Not applied"), ("Flagged", "Other"))
OFFENCES = ("Rape of a female child under 13", "Sexual grooming", "Sexual assault on a male child under 13")


def _read(rows: list[list[str]]) -> Extract:
    text = "\n".join([TITLE, "", *(",".join(row) for row in rows)]) + "\n"
    return extract_document(open_content(text.encode(), "t.csv", Clock("t", FileLimits())), "", Clock("t", FileLimits()))


def _drawn(rng: random.Random, labels: tuple[str, str], *, with_total: bool) -> tuple[list[tuple[int, ...]], list[str]]:
    numbers = rng.sample(range(20, 400), 2 * len(OFFENCES))
    counts = [(yes, no, yes + no) for yes, no in zip(numbers[::2], numbers[1::2], strict=True)]
    return ([each[: 2 + with_total] for each in counts], [*labels, "Total"][: 2 + with_total])


@pytest.mark.parametrize(("labels", "with_total"), [*product(PAIRS, (True, False))])
def test_what_denies_the_flag_beside_it_is_of_its_other_part(labels: tuple[str, str], with_total: bool):
    rng = random.Random(str(labels))
    counts, heads = _drawn(rng, labels, with_total=with_total)
    if rng.random() < 0.5:
        counts, heads = [each[::-1] for each in counts], heads[::-1]
    across = [["Offence", *heads], *([name, *map(str, each)] for name, each in zip(OFFENCES, counts, strict=True))]
    down = [["Offence", "Marker", "2021/22"]]
    down += [
        [name, head, str(n)] for name, each in zip(OFFENCES, counts, strict=True) for head, n in zip(heads, each, strict=True)
    ]
    of = {labels[0]: Online.YES, labels[1]: Online.NO, "Total": Online.ALL}
    wanted = {(n, of[head]) for each in counts for head, n in zip(heads, each, strict=True)}
    for rows in (across, down):
        assert {(figure.number, figure.online) for figure in _read(rows).figures} == wanted


@pytest.mark.parametrize("labels", OF_A_COLUMN)
def test_what_denies_the_name_of_its_column_is_of_its_other_part(labels: tuple[str, str]):
    counts, heads = _drawn(random.Random(str(labels)), labels, with_total=False)
    rows = [
        [name, head, str(n)] for name, each in zip(OFFENCES, counts, strict=True) for head, n in zip(heads, each, strict=True)
    ]
    found = _read([["Offence", "Cyber flag", "2021/22"], *rows]).figures
    assert [figure.online for figure in found] == [Online.YES, Online.NO] * len(OFFENCES)


@pytest.mark.parametrize(
    ("labels", "online"),
    [
        (["Girls (cyber)", "Girls (other)"], [Online.YES, Online.NO]),
        (["0-12 cyber", "0-12 other", "13-17 cyber", "13-17 other"], [Online.YES, Online.NO] * 2),
        (["Online", "Offline", "Other"], [Online.YES, Online.NO, None]),
        (["Online", "Contact"], [Online.YES, None]),
        (["Online", "No"], [Online.YES, None]),
        (["Online flag", "Other flag"], [Online.YES, None]),
        (["No.", "No. with cyber flag"], [Online.ALL, Online.YES]),
        (["Recorded", "Of which cyber"], [Online.ALL, Online.YES]),
        (["Home", "School", "Online", "Other"], [Online.ALL, Online.ALL, Online.YES, Online.ALL]),
        (["Rape", "Sexual assault", "Other"], [Online.ALL] * 3),
        (["Rape", "Sexual assault", "Flagged as online", "Not flagged"], [Online.ALL, Online.ALL, Online.YES, Online.NO]),
    ],
)
def test_what_may_be_the_other_part_is_asked_about_and_others_are_left(labels: list[str], online: list[Online | None]):
    counts = [str(90 - 13 * at) for at in range(len(labels))]
    found = _read([["", "2021/22"], *map(list, zip(labels, counts, strict=True))])
    told = {f"{figure.number:.0f}": figure.online for figure in found.figures}
    assert [told.get(count) for count in counts] == online
    assert all(figure.online is not Online.NO for figure in found.proposals)

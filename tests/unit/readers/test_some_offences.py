"""A total of all offences beside some of them, and offences that are said to be flagged as online."""

from __future__ import annotations

import random
from itertools import product

import pytest

from faircount.language.labels import read_label
from faircount.readers.meaning.margins import NO_SUM, check_margins
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

TITLE = "Gwent Police\n\nSexual offences recorded against children under 18\n\n"
OFFENCES = ("Rape of a child under 13", "Sexual assault on a child under 13", "Sexual communication with a child")
NAMED = ("All sexual offences", "Total sexual offences", "Total sexual offences against under 18s")


def table(rows):
    return TITLE + "Offence,2018/19,2019/20\n" + "".join(f"{label},{','.join(map(str, counts))}\n" for label, counts in rows)


def drawn(seed):
    chance = random.Random(seed)
    rows = [(name, [chance.randrange(5, 90), chance.randrange(5, 90)]) for name in chance.sample(OFFENCES, chance.choice((2, 3)))]
    return chance, rows, [sum(counts[n] for _, counts in rows) for n in (0, 1)]


def doubted(extract):
    return any(NO_SUM in figure.doubt for figure in extract.figures)


@pytest.mark.parametrize(("seed", "named"), [*product(range(4), NAMED)])
def test_some_offences_need_not_make_up_a_total_of_all(tmp_path, seed, named):
    chance, rows, whole = drawn(seed)
    total = (named, [count + chance.randrange(20, 400) for count in whole])
    extract = read(tmp_path, "gwent.csv", table([total, *rows] if chance.random() < 0.5 else [*rows, total]))
    assert len(extract.figures) == 2 * len(rows) + 2
    assert not doubted(extract)
    assert check_margins(extract) == ()


@pytest.mark.parametrize(("seed", "named"), [*product(range(3), NAMED)])
def test_parts_that_exceed_their_total_are_doubted(tmp_path, seed, named):
    _, rows, whole = drawn(seed)
    assert doubted(read(tmp_path, "gwent.csv", table([*rows, (named, [count - 3 for count in whole])])))


@pytest.mark.parametrize("seed", range(3))
def test_a_bare_total_is_of_what_stands_above_it(tmp_path, seed):
    _, rows, whole = drawn(seed)
    assert doubted(read(tmp_path, "gwent.csv", table([*rows, ("Total", [count + 40 for count in whole])])))


@pytest.mark.parametrize("seed", range(3))
def test_with_the_others_beside_them_they_are_all_of_it(tmp_path, seed):
    _, rows, whole = drawn(seed)
    listed = [*rows, ("Other sexual offences", [7, 9]), ("Total sexual offences", [count + 80 for count in whole])]
    assert doubted(read(tmp_path, "gwent.csv", table(listed)))


LED = (
    "flagged as",
    "that were tagged as",
    "marked with the",
    "identified as being",
    "having an",
    "recorded as",
    "which are coded as",
)
FLAGS = ("online crime", "cyber crime", "internet-related", "cyber-enabled")


@pytest.mark.parametrize(("led", "flag"), [*product(LED, FLAGS)])
@pytest.mark.parametrize("offence", ["Sexual offences", "Rape"])
def test_what_leads_to_the_flag_is_no_part_of_the_offence(led, flag, offence):
    said = read_label(f"{offence} against under 16s {led} {flag}")
    assert (said.offence, said.online, said.rest) == (offence, Online.YES, "")

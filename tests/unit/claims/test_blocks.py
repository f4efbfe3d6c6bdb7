"""A long text in blocks: what is read for each is bounded, however its numbers stand, and nothing is left out."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from faircount.claims.blocks import CHARACTERS, NUMBERS, blocks
from faircount.claims.check import check_text
from faircount.claims.mentions.passage import LONGEST, MOST_NUMBERS, sentence_spans

SENTENCE = "In Kent there were {} offences in 2018/19 and {} in 2019/20, a rise of {}%. "


def drawn(rng: random.Random) -> str:
    """Stretches that no article holds, one after the other."""
    stretches = (
        lambda: "Kent Police recorded 145 grooming offences, up from 55 in 2018/19, and " * rng.randint(1, 150),
        lambda: " ".join(str(rng.randint(0, 99_999)) for _ in range(rng.randint(1, 600))),
        lambda: ", ".join(f"{number} offences" for number in range(rng.randint(1, 300))),
        lambda: "two billion three hundred and four million and six children. " * rng.randint(1, 60),
        lambda: "В Кенте 145 преступлений ، ٣٤٥ 犯罪 145件, Ⅻ ½ ² " * rng.randint(1, 40),
        lambda: "the quick brown fox " * rng.randint(1, 900),
        lambda: "\n" * rng.randint(1, 400) + "of the 5 of the 6 of " * rng.randint(1, 100),
        lambda: "9" * rng.randint(1, 4_000) + ". ",
    )
    return " ".join(rng.choice(stretches)() for _ in range(rng.randint(1, 5)))


@pytest.mark.parametrize("seed", range(12))
def test_blocks_lie_end_to_end_and_what_is_read_for_each_is_bounded(seed: int) -> None:
    text = drawn(random.Random(seed))
    found = list(blocks(text))
    assert found[0].start == 0, seed
    assert found[-1].end == len(text), seed
    assert all(one.end == other.start for one, other in pairwise(found)), seed
    for one in found:
        assert one.read_from <= one.start <= one.end <= one.read_to, seed
        assert one.read_to - one.read_from <= CHARACTERS + 3 * LONGEST, seed
    assert sum(one.read_to - one.read_from for one in found) <= 3 * len(text), seed


@pytest.mark.parametrize("seed", range(3))
def test_any_text_is_answered_and_every_claim_lies_in_it(seed: int) -> None:
    text = drawn(random.Random(100 + seed))[:6_000]
    claims = [one.claim for one in check_text(text)]
    assert all(text[one.start : one.end] == one.text for one in claims), seed
    assert len({one.id for one in claims}) == len(claims), seed


def test_no_sentence_holds_more_numbers_than_one_of_an_article() -> None:
    text = " ".join(map(str, range(1_000)))
    assert max(len(text[start:end].split()) for start, end in sentence_spans(text)) <= MOST_NUMBERS


def test_what_a_claim_rests_on_keeps_its_name_in_a_long_text() -> None:
    text = "\n\n".join(SENTENCE.format(50 + number, 2 * (50 + number), 100) for number in range(NUMBERS // 4))
    assert len(list(blocks(text))) > 1
    judged = {one.claim.id: one for one in check_text(text)}
    rises = [one for one in judged.values() if "100%" in one.claim.text]
    assert len(rises) == NUMBERS // 4
    for one in rises:
        counts = sorted(int(judged[of].claim.stated.value or 0) for of in one.verification.operands)
        assert 2 * counts[0] == counts[1]

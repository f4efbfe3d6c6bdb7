"""A note to a force names the answer as the force knows it: its file, its reference, its day, whatever manner they are in."""

from __future__ import annotations

import random
from datetime import date

import pytest

from faircount.readers.read import read_answer
from faircount.requests.asking.given_away import NOTES, GivenAway, write_notes
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source, Trust

REFERENCES = ("Our ref: FOI 4471/24", "Reference: FOI/2024/01234", "FOI request ref 614.2025", "Case number: 000731/24")
TABLE = "Dorset Police: rapes of under 18s recorded in 2022/23\n{reference}\n\nSex,Offences\nFemale,{girls}\nMale,9\n"


@pytest.mark.parametrize("seed", range(8))
def test_a_note_says_which_answer_it_is_about(tmp_path, seed):
    chance = random.Random(seed)
    reference = chance.choice(REFERENCES)
    path = tmp_path / f"reply {chance.randint(1, 99)} ({chance.choice('abc')}).csv"
    path.write_text(TABLE.format(reference=reference, girls=chance.randint(20, 90)))
    found = GivenAway(Source("answer-1", "Answer to a request", "Dorset Police", "a" * 64, Trust.FORCE), 1, 0)
    write_notes([found], "A charity", tmp_path / "build", {"answer-1": NamedAnswer.of(read_answer(path))})
    note = (tmp_path / "build" / NOTES / "answer-1.txt").read_text()
    assert f'in the file "{path.name}"' in note
    assert reference.split()[-1] in note
    assert "Answer to a request" not in note


@pytest.mark.parametrize("head", ["", "Our ref: FOI 4471/24"])
def test_a_letter_is_named_by_its_day_and_what_it_quotes_is_not_its_own(tmp_path, head):
    day = date(2024, 6, 12)
    quoted = "> Our ref: EARLIER/9999/88"
    text = f"Humberside Police\n{head}\n{day.day} {day:%B} {day.year}\n\nDear Ms Webb,\n\nWe recorded 1,204 rapes in 2021/22.\n"
    (tmp_path / "letter.txt").write_text(f"{text}\nOn 20 May 2024 A Webb wrote:\n{quoted}\n")
    said = str(NamedAnswer.of(read_answer(tmp_path / "letter.txt")))
    assert ("4471/24" in said) == bool(head)
    assert f"of {say_date(day)}" in said
    assert "9999" not in said

"""Those who are left of a number told with a flag: "19 were flagged and the remaining 225 were not"."""

from __future__ import annotations

import random

import pytest

from faircount.readers.read import read_answer

SAID = (
    "Of these, {yes} were flagged as online and the remaining {no} were not.",
    "{yes} of these were flagged as online, the other {no} were not flagged.",
)


@pytest.mark.parametrize("seed", range(9))
def test_they_are_those_without_the_flag(tmp_path, seed):
    draw = random.Random(seed)
    yes, no = draw.randint(6, 90), draw.randint(100, 900)
    text = f"The force recorded {yes + no} sexual offences against children under 18 in 2022/23. {draw.choice(SAID)}"
    path = tmp_path / "norfolk constabulary.txt"
    path.write_text(f"Norfolk Constabulary\n\n{text.format(yes=yes, no=no)}\n")
    found = read_answer(path)
    told = {(str(one.online), one.number) for one in (*found.figures, *found.proposals)}
    assert told == {("all", yes + no), ("yes", yes), ("no", no)}, f"seed {seed}: {text}"

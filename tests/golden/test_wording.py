"""What is said of every kind of comparison, in one file for a person to read."""

from __future__ import annotations

from faircount.compare.forbidden import forbidden_words
from tests.lib.wordings import every

FEWEST = 200


def test_the_sentences_of_every_kind_of_comparison(golden):
    lines, entries = (
        ["What is said of every kind of comparison. Written by make golden-update; read what changed before you keep it."],
        0,
    )
    for part, sayings in every():
        lines += ["", "", part, "=" * len(part)]
        for said in sayings:
            assert said.sentences
            assert not any(map(forbidden_words, said.sentences))
            lines += ["", said.heading, *(f"    {sentence}" for sentence in said.sentences)]
            entries += 1
    assert entries >= FEWEST
    golden("wording.txt", "\n".join(lines) + "\n")

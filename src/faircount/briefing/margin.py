"""The margin notes that stand on every page of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.briefing.parts import Link, Note
from faircount.briefing.two_years import ComparedYears
from faircount.compare.statement import say_threshold

HOW_TO_READ = Note(
    "How to read it",
    (
        "The dot is the change in the recorded count. The band is what chance alone allows the change of the rate beneath to be. "
        "Where the band covers “no change”, we say “no clear change”: the count may have risen or fallen by chance alone.",
        "The band does not cover errors in recording.",
    ),
)
MARKS = Note(
    "What is the online mark?",
    (
        "Police put it on an offence that took place online, wholly or in part. They have had to since April 2015. "
        "More marked can mean more such offences, or a mark that is put on more often.",
    ),
)
SPECIFIC = Note(
    "What is child-specific?",
    (
        "An offence whose legal name says that the victim was a child. Offences against many 16 and 17 year olds are not among "
        "them, so these counts are smaller than all sexual offences against under-18s.",
    ),
)
LINE_STOPS = Note(
    "Why the line stops", ("We never draw a line across a break, and never compare two years on either side of one.",)
)
NO_RANKS = Note(
    "How to read it",
    (
        "Each dot is a force. Dotted lines: what chance alone would give. Shaded: with the ordinary spread between forces added, "
        "which is far larger than chance.",
        "We do not rank forces. A higher count can mean a force that is better at finding and recording abuse.",
    ),
)

MADE = Note(
    "How this page is made",
    ("From the figures above, by rules that anyone can read and run again. The same figures give the same page.",),
    (Link("Method", "how-it-is-made.html"), Link("Documents and checksums", "how-it-is-made.html#documents")),
)


def doubled(rows: Sequence[ComparedYears]) -> list[Note]:
    """Whether "doubled" and the like are right, of each comparison that reaches one of them."""
    said_of = [say_threshold(row.comparison) for row in rows]
    return [Note("Is the big word right?", (words,)) for words in said_of if words]

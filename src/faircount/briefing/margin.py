"""The margin notes that stand on every page of a kind."""

from __future__ import annotations

from faircount.briefing.parts import Link, Note

HOW_TO_READ = Note(
    "How to read it",
    (
        "The dot is the change in the recorded count. The band is the range that ordinary year-to-year chance could give. "
        "Where the band covers “no change”, we say “no clear change”.",
        "The band does not cover errors in recording, or changes in how the mark is used.",
    ),
)
FLOOR = Note(
    "A floor, not a total",
    (
        "Many offences against 16 and 17 year olds do not name a child in their code. So these counts are smaller than all "
        "sexual offences against under-18s.",
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
    ("From the figures above, by rules that anyone can read and run again. The same inputs give the same page, byte for byte.",),
    (Link("Method", "how-it-is-made.html"), Link("Documents and checksums", "how-it-is-made.html#documents")),
)

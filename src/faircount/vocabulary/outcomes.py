"""What became of an offence: the words of outcomes, since a charge or a caution is no offence of its own."""

from __future__ import annotations

import re

from faircount.patterns import regex

# The outcomes of the Home Office Counting Rules (crime outcomes framework, types 1 to 22) and how forces shorten them.
_OUTCOME = regex(
    r"\b(?:outcomes?|disposals?|dispositions?|charg(?:e|es|ed|ing)|summons(?:e[sd])?|caution(?:s|ed)?|reprimand(?:s|ed)?"
    r"|warnings?|community resolutions?|local resolutions?|penalty notices?|taken into consideration|tics?"
    r"|no further action|nfa|not in the public interest|prosecut(?:ed|ions?|ion prevented)|convict(?:ed|ions?)"
    r"|detect(?:ed|ions?)|undetected|evidential difficulties|no suspect identified|suspect identified"
    r"|under investigation|investigation complete|postal requisitions?|diversionary|discontinued|acquitt(?:ed|als?)"
    r"|sentenced?|found (?:not )?guilty|court)\b",
    re.IGNORECASE,
)


def names_an_outcome(breakdown: str) -> bool:
    """Whether a breakdown tells what became of offences: then its count is of outcomes, and no count of offences.

    >>> names_an_outcome("outcome=Other"), names_an_outcome("group=Number charged"), names_an_outcome("district=Barnet")
    (True, True, False)
    """
    return bool(_OUTCOME.search(breakdown))

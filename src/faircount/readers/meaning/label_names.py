"""Labels that name a period without telling it, and the names under which further dimensions are kept."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.labels import Meaning
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.meaning.dimension import Dimension

_UNTOLD_YEAR = re.compile(
    r"\b(?:latest|current|this|last|previous|most recent|past|recent) (?:full |financial |calendar )?(?:year|12 months|period)\b",
    re.IGNORECASE,
)


def untold(said: Meaning) -> Meaning:
    """A label such as "latest year": it names a period and does not tell it."""
    return replace(said, period_kind="untold", rest="") if _UNTOLD_YEAR.search(said.text) and said.period is None else said


def breakdown_name(found: Dimension, said: Meaning) -> str:
    """The name under which words that no meaning has used are kept: that of their dimension, as far as it has one."""
    if not said.rest:
        return ""
    named = dimension_of(found.name) if found.name else ""
    if named in ("", "offence", "measure", "period", "age", "sex", "online", "force"):
        named = dimension_of(said.rest) or named
    if named in ("", "measure", "period", "age", "sex", "online"):
        return "group"
    return {"force": "area", "offence": "type"}.get(named, named)

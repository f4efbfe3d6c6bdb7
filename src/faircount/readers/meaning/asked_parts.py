"""What is asked of a figure because the words around it name a part of its meaning that nothing has taken."""

from __future__ import annotations

from faircount.language.populations import sex_named
from faircount.readers.meaning.context import NEAR, PATH, Context
from faircount.readers.meaning.counting import Ask
from faircount.readers.meaning.facts import ITS_PARAGRAPH, ITS_SENTENCE, CellFacts, say_source

TAKEN = frozenset({"document title", "request", "earlier question"})
"""Places off the path whose one period is that of every figure: the subject of the whole, and what was asked."""
OTHER_FORCE = "the force stands only in its own sentence, and the answer is of another"


def sex_asked(ask: Ask, context: Context) -> str:
    """The question of a figure of both sexes below a title that names one of them."""
    found = ask("sex named", lambda: context.first(sex_named, *NEAR, "lead-in"))
    return f"the sex stands only in {say_source(found.source)}" if found is not None and found.value is not None else ""


def area_asked(facts: CellFacts, ask: Ask, context: Context) -> str:
    """The question of a figure whose sentence names another area than the answer is of."""
    if ITS_SENTENCE not in facts.sources and ITS_PARAGRAPH not in facts.sources:
        return ""
    found = ask("area", context.area)
    return OTHER_FORCE if found is not None and found.value is not None and found.value != facts.area else ""


def part_asked(said: str, part: str) -> str:
    """The question about a part that was found off its path: "period: note" is a proposal and no more."""
    place = said.removeprefix(f"{part}: ")
    return f"the {part} stands only in {say_source(place)}" if said and place not in PATH and place not in TAKEN else ""

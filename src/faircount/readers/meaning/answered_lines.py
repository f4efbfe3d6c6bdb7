"""Lines of a letter that are nothing but what a question gets: "Answer: 371", "101 were flagged"."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.cell_values import is_value, is_year
from faircount.language.labels import read_label
from faircount.language.legend import find_legend
from faircount.language.numbers import read_value
from faircount.language.year_rule import find_rule
from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.figure_builder import Builder
from faircount.readers.meaning.listed import ListLine
from faircount.readers.meaning.mention_facts import told_by

_OPENS_ANSWER = regex(
    r"\W*(?:(?:our |the |force )?(?:answer|response|reply)\s*[:–-]|A\s*:|we hold(?: the following)?:)\s+(?=\S)", re.IGNORECASE
)


_ANSWERED = regex(r"\W*(?:(?:our |the |force )?(?:answer|response|reply)|a\b(?!ge))\W+", re.IGNORECASE)
"""Opens a line that is no part of a list but what a question gets: "Answer: 371"."""


def without_opening(at: int, line: str, item: ListLine | None) -> tuple[int, str, ListLine | None]:
    """A line without the words that open an answer, and where it begins then; it is no item of a list, if it had them."""
    found = _OPENS_ANSWER.match(line)
    return (at, line, item) if found is None else (at + found.end(), line[found.end() :], None)


def take_answer(line: str, question: str, place: str, at: int, context: Context, harvest: ExtractBuilder, prefix: str) -> bool:
    """Whether the line is nothing but the figure that a question asks for; taken if so."""
    value = _said_again(re.sub(r"[.\s]+$", "", _ANSWERED.sub("", line.strip())), question)
    said = read_label(question)
    years_old = re.fullmatch(r"(?:aged? )?(\d{1,2})(?: years?(?: olds?)?(?: of age)?)?", value)
    if said.not_a_count.startswith("age of") and years_old:
        value = years_old[1]
    elif is_year(value) and _ASKS_HOW_MANY.match(question):
        value = f"{int(value):,}"  # "How many were recorded? 1900." is no year
    elif value.lower() != "none" and (not is_value(value) or re.search(r"\byears?\b", value)):
        return False
    builder = Builder(context, find_rule([question]), [], harvest, prefix)
    legend = find_legend(text for _, text in context.texts())
    for reading in read_value(value, legend):
        builder.take(
            replace(reading, bracket=None),
            told_by(CellFacts(), question, "the question"),
            f"{prefix}{place}:{at}-{at + len(line)}",
        )
    return True


def _said_again(answer: str, question: str) -> str:
    """The number of an answer in the words of its question and no others: "101 were flagged", "The total you asked for is 12"."""
    found = _ONE_NUMBER.fullmatch(answer)
    if found is None:
        return answer
    said, asked = (set(re.findall(r"[a-z]+", text.lower())) for text in (f"{found[1]} {found[3]}", question))
    return found[2] if said <= asked | _AGAIN else answer


_ASKS_HOW_MANY = regex(
    r"\W*(?:q(?:uestion)?[ .]?)?(?:\(?\w{1,2}[.):]\s+)?(?:please (?:state|say|tell us) )?"
    r"(?:how many|the (?:total )?number of)\b(?!.*\byears?\?)",
    re.IGNORECASE,
)
_ONE_NUMBER = regex(
    r"((?:[^\d()]{0,80}\b(?:is|was|are|were|hold|held|recorded|shows?):?\s+)?)"
    r"((?:(?:fewer|less) than |<\s?)?\d[\d,]*)((?!\s*%)(?:\s[^\d()]{3,60})?)",
    re.IGNORECASE,
)
_AGAIN = frozenset(
    "was were is are had the a an of in as with by these those them offences crimes victims recorded to for we hold held holds"
    " have has following our your you this that it answer response reply request question asked requested figure number total"
    " count show shows records force therefore".split()
)
"""Words that say nothing new in an answer."""

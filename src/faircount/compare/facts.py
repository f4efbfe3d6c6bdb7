"""Words that keep what they were made from: each number of a sentence with its operation and the published cells it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from string import Formatter
from typing import Self

from faircount.tables.figure import Figure


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence prints at the character ``at``, and the operation that gives it from published cells.

    ``of`` are the operands in order, each of them one cell or several. ``about`` names what no cell holds: an entry of a
    register, a place in an order.
    """

    operation: str
    of: tuple[tuple[Figure, ...], ...]
    printed: str
    about: str = ""
    at: int = 0


class Statement(str):
    """A sentence, or a part of one, that keeps the facts it was made from, in their order.

    It is a string to whoever prints it. Joined, formatted or cut in another way than by the functions beside it, the words lose
    their facts, and the release check finds a number that stands on nothing.
    """

    facts: tuple[Fact, ...]

    def __new__(cls, words: str, facts: Iterable[Fact] = ()) -> Self:
        made = super().__new__(cls, words)
        made.facts = tuple(facts)
        return made


def stated(printed: str, operation: str, *of: Figure | Iterable[Figure], about: str = "") -> Statement:
    """Words that are one fact; each operand is one published cell, or several that are taken together.

    >>> stated("7", "count").facts[0].operation
    'count'
    """
    operands = tuple(tuple(one) if isinstance(one, Iterable) else (one,) for one in of)
    return Statement(printed, (Fact(operation, operands, printed, about),) if printed else ())


def told(template: str, **parts: str) -> Statement:
    """The template with each name in braces replaced by its part, whose facts stay with it.

    >>> said = told("from {first} to {second}", first=stated("55", "count"), second=stated("145", "count"))
    >>> said, [(fact.at, fact.printed) for fact in said.facts]
    ('from 55 to 145', [(5, '55'), (11, '145')])
    """
    pieces: list[str] = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces.append(literal)
        if name is not None:
            pieces.append(parts[name])
    return joined("", pieces)


def joined(separator: str, parts: Iterable[str]) -> Statement:
    """The parts one after another, with the facts of each."""
    words, facts = "", []
    for number, part in enumerate(parts):
        words += separator if number else ""
        facts += [replace(fact, at=fact.at + len(words)) for fact in facts_of(part)]
        words += part
    return Statement(words, facts)


def facts_of(words: str) -> tuple[Fact, ...]:
    """The facts that words keep; none where they are a mere string."""
    return words.facts if isinstance(words, Statement) else ()


def capital(words: str) -> Statement:
    """The same words with a capital at the start.

    >>> capital(told("between {range}", range=stated("1 and 3", "range")))
    'Between 1 and 3'
    """
    said = words[:1].upper() + words[1:]
    return Statement(said, (replace(fact, printed=said[fact.at : fact.at + len(fact.printed)]) for fact in facts_of(words)))


def unended(words: str) -> Statement:
    """The same words without the full stop at their end, for a sentence that goes on."""
    return Statement(words.removesuffix("."), facts_of(words))

"""Whom an answer means by children: those under 18, unless it says otherwise anywhere ("A child is a person under 16")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from faircount.language import finders
from faircount.language.labels import read_label
from faircount.language.legend import find_legend
from faircount.language.marks import NO_LEGEND
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.layout.lines_between import is_note
from faircount.readers.letter.questions import number_of
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.context import NEAR, PATH, Context, FoundPart
from faircount.readers.meaning.population import ages_in_title, population_asked, population_noted, population_said
from faircount.vocabulary.ages import UNDER_18, AgeBand
from faircount.vocabulary.offence_relations import contains
from faircount.vocabulary.offences import WHOLES, find_offence

_DEFINED = regex(
    r"\bchild(?:ren)?[\"'“”‘’]?(?: victims?)? (?:is|are|means?|refers? to"
    r"|(?:is|are|was|were|has been|have been) (?:defined|taken|treated|counted) (?:as|to be))"
    r"(?: (?!not\b|aged?\b)[\w']+){0,6}?(?: aged?)? (?:under|below|younger than|less than)(?: the age of)? "
    r"(?P<under>\d{1,2}|thirteen|sixteen|eighteen)\b",
    re.IGNORECASE,
)
_UP_TO = regex(
    r"\bchild(?:ren)?[\"'“”‘’]? (?:is|are|means?|refers? to)(?: (?!not\b|aged?\b)[\w']+){0,6}?(?: aged?)? "
    r"(?:(?:0|birth) ?(?:-|–|to) ?(?P<last>\d{1,2})\b|(?P<most>\d{1,2}) (?:and|or) (?:under|below|younger)\b)",
    re.IGNORECASE,
)
"""The same by the last year of age: "the term child means any person aged 15 and under"."""
_IN_WORDS = {"thirteen": 13, "sixteen": 16, "eighteen": 18}
_AGE = regex(r"(?<![\d/])(\d{1,2})(?![\d/])|\b(thirteen|sixteen|eighteen)s?\b", re.IGNORECASE)
_IN_FIGURES = regex(
    r"(?<![£$#])(?<!section )(?<!section)(?<!outcome )(?<!page )\b(?:1[78]|eighteen)s?\b"
    r"(?!\s?(?:%|per ?cent|hours?|(?:(?:working|calendar) )?days?|weeks?|minutes?|pages?|officers?|staff|pounds|pence|forces?))",
    re.IGNORECASE,
)
"""A number that may be an age: no "limit of 18 hours" of a letter."""


@lru_cache(maxsize=5_000)
def child_defined(text: str) -> AgeBand | None:
    """Who a child is, where a text says it.

    >>> child_defined("1. A child is a person under the age of 16.").high, child_defined("A child under 13 was hurt.")
    (15, None)
    >>> child_defined("In this response the term child means any person aged 15 and under.").high
    15
    """
    found, up_to = _DEFINED.search(text), _UP_TO.search(text)
    if up_to is not None:
        return AgeBand(0, int(up_to["last"] or up_to["most"]))
    if found is None:
        return None
    said = found["under"].lower()
    return AgeBand(0, (_IN_WORDS.get(said) or int(said)) - 1)


_ONLY = regex(r"\b(?:only|solely|(?:limited|restricted|confined) to)\b|\band (?:nobody else|no others?)\b", re.IGNORECASE)
_OURS = regex(
    r"\b(?:figures?|data|numbers|totals|counts|response|answer|reply|information|table|disclosure)\b"
    r"|\b(?:we|i) (?:are|am|can|have|hold)\b|\bha(?:ve|s) been counted\b",
    re.IGNORECASE,
)
_OF_ALL = regex(
    r"\b(?:this|our) (?:response|answer|reply|letter|disclosure|request)\b|\ball (?:the )?(?:figures|data)\b"
    r"|(?:^|\n)\W*only (?:offences|crimes|victims)\b[^.;]*\bha(?:ve|s) been counted\b",
    re.IGNORECASE,
)
_ALL_OF = regex(
    r"\W*all (?:of )?(?:the )?(?:figures|data|numbers)\b[^.;]*\b(?:are|relate|refer|cover|concern|include)\b", re.IGNORECASE
)
_AND_NOT = regex(r"\b(?:and|but|rather than|instead of|,)(?: not)?\b[^.;]*\b(?:asked|request\w*)\b[^.;]*", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def only_ages(text: str) -> AgeBand | None:
    """The ages that an answer says its figures are limited to, whatever was asked.

    >>> only_ages("You asked for under 18s; the figures in this response cover only victims aged 15 and under.").label
    'under 16'
    >>> only_ages("We are only able to report on victims under 16, and not on those under 18 as requested.").label
    'under 16'
    >>> only_ages("For the purposes of this response a child is a person aged under 16.").label
    'under 16'
    >>> only_ages("All data in this response relate to victims aged 16 and under.").label
    'under 17'
    """
    clauses = re.split(r"[.;\n]", _AND_NOT.sub("", text))
    said = [one for one in clauses if (_ONLY.search(one) and _OURS.search(one)) or _ALL_OF.match(one)]
    bands = {band for clause in said if (band := population_said(clause)) is not None and _AGE.search(clause)}
    bands |= {band for clause in clauses if _OF_ALL.search(clause) and (band := child_defined(clause)) is not None}
    return bands.pop() if len(bands) == 1 else None


def ages_limited(context: Context) -> FoundPart | None:
    """The ages that notes of a table, or words about the whole answer, say its figures are limited to."""
    found = context.first(only_ages, *NEAR, "lead-in", "note")
    found = found or context.first(lambda text: only_ages(text) if _OF_ALL.search(text) else None, "elsewhere")
    return replace(found, source="note") if found is not None else None


def meant(context: Context) -> FoundPart | None:
    """The ages that an answer limits its figures to, or those that all its questions ask for where it never says 18 itself.

    "We recorded 1,527 crimes against children", in answer to three questions about those under 16, is of these.
    """
    if (limited := ages_limited(context)) is not None:
        return limited
    questions = [*context.questions.values()]
    asked = {band for text in questions if (band := _asked_by_number(text)) is not None}
    if (
        len(asked) != 1
        or asked != population_asked(questions)
        or any(ages_by_number(said) == UNDER_18 for _, text in context.texts() for said in text.split("\n"))
    ):
        return None
    return FoundPart(asked.pop(), "question")


def within_limit(population: AgeBand, limited: FoundPart | None) -> AgeBand:
    """The population that a label or a sentence tells; "children" are those whom the answer limits its figures to."""
    if population != UNDER_18 or limited is None or not isinstance(limited.value, AgeBand):
        return population
    return limited.value


_CHILD = regex(r"\bchild(?:ren)?\b", re.IGNORECASE)
_ASKED = ("lead-in", "question", "earlier question")


def tells_18(text: str) -> bool:
    """Whether a text says by a number that it is of those under 18; the 18 of 2017/18 is none.

    >>> tells_18("Children aged 0-17"), tells_18("Offences against children, 2017/18"), tells_18("the limit of 18 hours")
    (True, False, False)
    """
    for span in reversed(find_spans(text)):
        text = f"{text[: span.start]} {text[span.end :]}"
    return _IN_FIGURES.search(text) is not None


def population_of(context: Context) -> FoundPart | None:
    """The ages that the figures are all about; where "children" are told to be others than those under 18, these.

    What the answer says that its figures are limited to goes before what was asked. Where words near the table say 18
    themselves, nobody knows which of the two it is.
    """
    if (limited := ages_limited(context) or _over_table(context)) is not None:
        return limited
    found = context.population()
    if found is None and any(_CHILD.search(text) for _, text in context.texts(*NEAR, "lead-in")):
        told = _defined_in(context)
        return FoundPart(told.pop(), "note") if len(told) == 1 else None
    if found is None and (titled_ages := context.first(ages_in_title, *NEAR, "lead-in")) is not None:
        # "Not yet 13" can be of nobody but the whole table; "aged 16 and 17" may be of a part of it.
        begins_at_birth = isinstance(titled_ages.value, AgeBand) and titled_ages.value.low == 0
        return titled_ages if begins_at_birth else replace(titled_ages, source=OTHER_TITLE)
    if found is None or found.value != UNDER_18:
        return found
    says_18 = any(tells_18(text) for _, text in context.texts(*NEAR, *_ASKED, "note"))
    asked = None if says_18 else _asked_for(context)
    if asked is not None and isinstance(asked.value, AgeBand) and asked.value != found.value:
        # A table of "offences against children", in answer to a question about those under 16.
        return asked
    defined = _defined_in(context) - {UNDER_18} or (set() if says_18 else _noted(context) - {UNDER_18})
    if not defined:
        titled = _titled(context) if not says_18 else set()
        return FoundPart(titled.pop(), OTHER_TITLE) if len(titled) == 1 else found
    if says_18 or len(defined) > 1:
        return FoundPart(None, found.source, tuple(str(band) for band in (UNDER_18, *defined)))
    return replace(found, value=defined.pop())


def asks_of_another(context: Context) -> bool:
    """Whether a table's own words name one offence and the request only others: whose ages it asks for, is of these."""
    own = _own_offence(context)
    asking = [text for _, text in context.texts("request")] or [text for _, text in context.texts("elsewhere") if is_asking(text)]
    asked = {find_offence(said) for text in asking if (said := finders.offence_of(text))}
    return bool(own) and own not in WHOLES and bool(asked) and own not in asked


def names_children(context: Context) -> bool:
    """Whether the offence that a table's own words name is one of children by its name: it needs no ages to be of them."""
    return contains("child_named", _own_offence(context))


def _own_offence(context: Context) -> str:
    found = context.first(finders.offence_of, *NEAR, "lead-in")
    return (find_offence(str(found.value)) or "") if found is not None else ""


def _over_table(context: Context) -> FoundPart | None:
    """The ages that stand alone over a table, as the label of a block stands over its rows: "Age of victim: 10-13"."""
    above = context.texts("caption", "title row", "sheet name", "heading", "title above")
    # "* = a number between 1 and 4" over a table is of a mark, and of no ages.
    place, text = next(((place, text) for place, text in above if find_legend([text]) == NO_LEGEND), ("", ""))
    said = read_label(text) if len(text) <= _LABEL else None
    return FoundPart(said.ages, place) if said is not None and said.ages and not said.rest and said.kinds == {"age"} else None


_LABEL = 50
"""Letters of the longest label over a table."""


def _defined_in(context: Context) -> set[AgeBand]:
    return {band for _, text in context.texts() if (band := child_defined(text)) is not None}


def _noted(context: Context) -> set[AgeBand]:
    """The ages that the sentences of an answer say by their number its figures are of, where they say one and the same."""
    notes = (line for place in ("note", "elsewhere") for _, text in context.texts(place) for line in text.split("\n"))
    told = (line for line in notes if is_note(line) or re.match(_SETTING, line))
    said = {band for line in told if (band := population_noted(line)) is not None and _in_figures(band, line)}
    return said if len(said) == 1 else set()


OTHER_TITLE = "title of another part"
_TITLE = 240
"""Letters of the longest title."""


def _titled(context: Context) -> set[AgeBand]:
    """The ages that titles of other parts of an answer tell by their number, none where one of them tells 18."""
    titles = (text for _, text in context.texts("elsewhere") if len(text) < _TITLE and not text.rstrip().endswith((".", "?")))
    told = {band for text in titles if not number_of(text) and (band := ages_by_number(text)) is not None}
    return told if UNDER_18 not in told else set()


_SETTING = (
    r"(?i)\W*(?:criteria|population|scope|coverage|cohort|(?:victim )?ages?(?: of (?:the )?(?:victims?|children))?)\s*[:=–-]"
)
"""How a line begins that says of all figures what they are limited to: "Age of victims: all below the age of 16"."""


def _asked_for(context: Context) -> FoundPart | None:
    """The ages that the request asks for by their number, as words near the figures or rows above another table put it."""
    found = context.first(_asked_by_number, *NEAR, *_ASKED, "request")
    return found or context.first(lambda text: _asked_by_number(text) if is_asking(text) else None, "elsewhere")


def ages_in_figures(context: Context) -> FoundPart | None:
    """The ages that words near the figures, or the notes of an answer, tell by their number; "children" alone tells none."""
    near = context.first(ages_by_number, *PATH)
    return near or next((FoundPart(band, "note") for band in _noted(context)), None)


def ages_by_number(text: str) -> AgeBand | None:
    """The ages of those whom a text is about, where it tells them by their number and not as "children".

    >>> ages_by_number("Offences against children") is None, ages_by_number("Offences against children under 16").label
    (True, 'under 16')
    """
    return _in_figures(population_said(text), text)


def _in_figures(band: AgeBand | None, text: str) -> AgeBand | None:
    told = {_IN_WORDS.get(found[0].lower().rstrip("s")) or int(found[1]) for found in _AGE.finditer(text)}
    return band if band is not None and band.high is not None and told & {band.high, band.high + 1} else None


def _asked_by_number(text: str) -> AgeBand | None:
    """The same of a question: "How many offences were recorded against children aged under 16?"."""
    asked = population_asked([text])
    return _in_figures(asked.pop(), text) if asked else ages_by_number(text)


def tell_several_ages(context: Context) -> bool:
    """Whether other parts of the answer are about children of other ages each, so that those of one need not hold here."""
    return len({band for _, text in context.texts("elsewhere", "request") if (band := population_said(text)) is not None}) > 1

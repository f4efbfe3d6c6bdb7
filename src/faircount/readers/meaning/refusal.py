"""What a force would not give: sections of the Act, all of it or a part, and for which question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from faircount.patterns import regex
from faircount.readers.base import Prose, ProseKind
from faircount.tables.extract import NOT_HELD, RefusedPart

EXEMPTIONS = {
    "12": "cost above the limit",
    "14": "vexatious or repeated",
    "21": "available elsewhere",
    "22": "to be published later",
    "23": "security bodies",
    "24": "national security",
    "27": "international relations",
    "30": "investigations",
    "31": "law enforcement",
    "32": "court records",
    "36": "conduct of public affairs",
    "38": "health and safety",
    "40": "personal information",
    "41": "given in confidence",
    "42": "legal privilege",
    "43": "commercial interests",
    "44": "prohibited by law",
}
"""Sections of the Freedom of Information Act 2000 under which an answer is refused, and what each is about."""

_SECTION = regex(r"\b(?:sections?|sec\.?|s\.?) ?(\d{2})[A-Z]?((?:\s?\(\w{1,4}\))*)", re.IGNORECASE)
_MORE = regex(r"^(?:\s*(?:,|and|&|or)\s*(?:section |s\.? ?)?(\d{2})((?:\s?\(\w{1,4}\))*))+")
_ONE_MORE = regex(r"(\d{2})((?:\s?\(\w{1,4}\))*)")
_OTHER_ACT = regex(
    r"\b(?:sexual offences act|theft act|criminal justice|data protection act|children act|crime and disorder)\b", re.IGNORECASE
)
_REFUSES = regex(
    r"\b(?:refus|exempt|exceed|withh(?:o|e)ld|not (?:be )?(?:disclos|releas|provid|available|held|able)|will not"
    r"|cannot|unable|neither confirm nor deny|cost|18 hours?|"
    r"twenty[- ]four hours|appropriate limit|vexatious|publicly available|already available|applies|engaged|notice)",
    re.IGNORECASE,
)
_WHOLE = regex(
    r"\b(?:full refusal|whole (?:of (?:the|your) )?request|entire(?:ty)? (?:of )?(?:the |your )?request|none of it"
    r"|all of (?:the|your) request|refuse your request|"
    r"(?<!part of this )(?<!part of the )(?<!part of your )request (?:is|has been) refused"
    r"|no information (?:has been|will be|is being) (?:provided|disclosed|released))",
    re.IGNORECASE,
)
_QUESTION = regex(
    r"\b(?:question|q|part|point|reply to|answer)s?\.? ?(\d{1,2}[a-z]?|[a-f])\b(?: (?:and|&|to|,) ?(\d{1,2}[a-z]?|[a-f])\b)?",
    re.IGNORECASE,
)


_IN_PART = regex(r"\b(?:refus\w+ in part|part(?:ly|ially) refus\w+|partial refusal|refus\w+ (?:a )?part)\b", re.IGNORECASE)


def _question_of(text: str) -> str:
    """The question that a passage refuses: the last that it names before the section, or else the first."""
    named = list(_QUESTION.finditer(text))
    section = _SECTION.search(text)
    before = [match for match in named if section is not None and match.start() < section.start()]
    return (before or named[:1])[-1][0] if named else ""


def find_refusals(blocks: Iterable[Prose]) -> tuple[RefusedPart, ...]:
    """The refusals in a letter, each with its sections and its question."""
    found: list[RefusedPart] = []
    question = ""
    for block in blocks:
        if block.kind is ProseKind.HEADING:
            said = _QUESTION.search(block.text)
            question = said[0] if said else ""
        if block.kind in (ProseKind.REQUEST, ProseKind.ASIDE):
            continue
        sections = sections_in(block.text)
        if not sections or not _REFUSES.search(block.text):
            continue
        own = _question_of(block.text)
        reason = ", ".join(dict.fromkeys(EXEMPTIONS[section[:2]] for section in sections))
        is_whole = bool(_WHOLE.search(block.text)) and not _IN_PART.search(block.text)
        found.append(RefusedPart(sections, own or question, is_whole, block.place, reason))
    return tuple(found)


def sections_in(text: str) -> tuple[str, ...]:
    """The sections of the Freedom of Information Act that a text relies on.

    >>> sections_in("Nor deny: sections 23(5), 30(3) and 31(3)."), sections_in("s15A of the Sexual Offences Act")
    (('23(5)', '30(3)', '31(3)'), ())
    """
    found: list[str] = []
    for match in _SECTION.finditer(text):
        if _OTHER_ACT.search(text[match.end() : match.end() + 60]):
            continue
        candidates = [(match[1], match[2])]
        more = _MORE.match(text[match.end() :])
        if more:
            candidates += [(m[1], m[2]) for m in _ONE_MORE.finditer(more[0])]
        found += [number + re.sub(r"\s", "", part) for number, part in candidates if number in EXEMPTIONS]
    return tuple(dict.fromkeys(found))


_NOT_HELD = regex(
    r"\b(?:no (?:relevant |recorded )?information (?:(?:is|was|has been) )?(?:held|located|found)"
    r"|(?:does|do|did) not hold (?:any |the |this |that )?(?:relevant |requested |recorded )?(?:information|data|records)"
    r"|(?:information|data) (?:\w+ ){0,5}(?:is|are|was) not (?:held|recorded))\b",
    re.IGNORECASE,
)


def not_held(blocks: Iterable[Prose]) -> tuple[RefusedPart, ...]:
    """That a letter without a figure says that the information is not held; nothing where it says no such thing.

    >>> from faircount.readers.base import ProseKind, Prose
    >>> not_held([Prose("No information is held by this force.", ProseKind.PARAGRAPH, "par3")])[0].reason
    'the information is not held'
    """
    told = (block for block in blocks if block.kind not in (ProseKind.REQUEST, ProseKind.ASIDE) and _NOT_HELD.search(block.text))
    return tuple(RefusedPart((), "", True, block.place, NOT_HELD) for block in islice(told, 1))

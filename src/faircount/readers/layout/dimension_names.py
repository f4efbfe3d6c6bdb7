"""Words that name a dimension, over a column or over a list, and tell no part of it: "Age of victim", "Table 3: Sex"."""

from __future__ import annotations

import re

from faircount.language import words
from faircount.patterns import regex

AGE_OF_WHAT = regex(
    r"\b(?:bands?|groups?|grps?|ranges?|rng|cat|offence|time|arrest|arrival|detention|report|incident|event|crime|recording"
    r"|last birthday"
    r"|suspects?|offenders?|persons?|child(?:ren)?|people|category|when|offended|arrested|detained|reported|recorded"
    r"|injured part(?:y|ies)|ips?|aps?|complainants?|aggrieved|survivors?|individuals?)\b",
    re.IGNORECASE,
)
"""What may stand beside "age" in the name of the dimension."""
_PARTED = regex(
    r"\b(?:(?:(?:a|the|full|further) )?(?:break[- ]?downs?|splits?|profiles?|analys[ie]s|distributions?|disaggregat\w+"
    r"|broken down|divided|grouped|parted|sorted|shown|given|details?)|per)\b"
    r"|(?<=\w)['’]s?(?=\s)",
    re.IGNORECASE,
)
"""What a heading may say of how the figures below it are parted, beside the name of the dimension: "Breakdown by sex"."""
OF_PIVOT = regex(r"\brow labels\b", re.IGNORECASE)
"""What a pivot prints over its labels, whatever they are: sexes, and below each of them its ages one by one."""
_IN_BRACKETS = regex(r"\([\d\s/–-]+\)|[\s:]+$")
TABLE_NUMBER = regex(r"^\W*(?:table|figure|annex|part|section) ?\w{1,3}\s*[:.–-]\s*(?=\S)", re.IGNORECASE)


def without_number_of_table(text: str) -> str:
    """The title of a table without its number.

    >>> without_number_of_table("Table 3: Age of victim"), without_number_of_table("Table 3")
    ('Age of victim', 'Table 3')
    """
    return TABLE_NUMBER.sub("", text)


def names_dimension_only(text: str) -> bool:
    """Whether a line is the name of a dimension and nothing more, such as "Age of victim": it heads the labels right below it.

    >>> names_dimension_only("Age of victim"), names_dimension_only("Female victims"), names_dimension_only("Online")
    (True, False, False)
    >>> names_dimension_only("Sex of victim (2022/23):"), names_dimension_only("By type of offence")
    (True, True)
    >>> names_dimension_only("Years"), names_dimension_only("All years")
    (True, False)
    """
    text = _PARTED.sub(" ", _IN_BRACKETS.sub("", without_number_of_table(text))).strip()
    if words.NAMES_OFFENCES.fullmatch(text):
        return True
    return (
        len(text) < 40
        and dimension_of(text) in ("age", "sex", "period")
        and not words.ALL.match(text)
        and not re.search(r"\d", text)
        and not words.FILLER.sub(
            "", AGE_OF_WHAT.sub("", re.sub(r"\bperiod\b|\bmonths?\b|\bquarters?\b", "", text, flags=re.IGNORECASE))
        ).strip()
    )


_BY_PEOPLE = regex(
    r"(?i)\b(?:by|of) (?:the )?(?:ages?|sex|gender)(?: (?:band|group|range)s?)?(?: of (?:the |each )?victims?)?\W*$"
)


def is_parted_by_people(text: str) -> bool:
    """Whether the label of a block ends with what its rows say themselves.

    >>> is_parted_by_people("Number of offences by sex of victim"), is_parted_by_people("Offences by year")
    (True, False)
    """
    return _BY_PEOPLE.search(text) is not None


_CORNER = regex(
    r"^(?:count|sum) of (?:\w+ )?(?:crimes?|offen[cs]es?|victims?|records?|incidents?|ref(?:erence)?|urn|id)"
    r"(?: (?:no\.?|nos|numbers?|ref(?:erence)?s?|id|urn|count))?(?=\s|$)|\b(?:row|column) labels$",
    re.IGNORECASE,
)
"""What a pivot prints in its corner: what is counted, and that labels stand below."""


def dimension_of(head: str) -> str:
    """The dimension that a heading names, or nothing.

    >>> dimension_of("Age band"), dimension_of("Victim sex"), dimension_of("Force area"), dimension_of("Financial year")
    ('age', 'sex', 'force', 'period')
    >>> dimension_of("VIC_AGE"), dimension_of("CYBER_FLAG")
    ('age', 'online')
    >>> dimension_of("No age recorded"), dimension_of("Age not known")
    ('', '')
    """
    head = _CORNER.sub("", head.replace("_", " ")).strip()
    if not head or len(head) > 60 or not words.ANY_DIMENSION.search(head):
        return ""
    if words.AGE_UNKNOWN.search(head) or words.SEX_UNKNOWN.search(head):
        return ""  # one of the labels of a dimension, and not its name
    for name, pattern in words.DIMENSIONS:
        if pattern.search(head):
            return name
    return ""

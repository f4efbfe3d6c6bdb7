"""Why a count is hidden where a word says so: it is small, or a small one could be worked out from it; or an exemption."""

from __future__ import annotations

import re

from faircount.patterns import regex

_GIVES_AWAY = (
    r"\bsecondary (?:suppress|disclos|redact)\w*"
    r"|\b(?:cannot|can|could|could not|can['’]t|not|otherwise|to|being) be(?:ing)? "
    r"(?:worked out|calculated|derived|deduced|inferred|recovered)"
    r"|\bbeing (?:worked out|calculated|derived|deduced|inferred|recovered)"
    r"|\bor (?!fewer|less|under|below|lower)(?:\w+ ){0,3}?(?:suppress|hidden|withheld|masked|redacted|protect)"
    r"|\b(?:prevent|avoid|stop)\w*\b.{0,60}\b(?:calculat|deriv|deduc|infer|work(?:ed|ing) out|subtract|differenc)"
)
OTHERWISE = regex(
    r"secondary|\b(?:further|other|additional|some) (?:figures|cells|counts|numbers|values)\b"
    r"|\b(?:(?:a|another) (?:second|further|larger|bigger)|another|one more|an? (?:other|additional)) "
    r"(?:figure|cell|count|number|value)\b"
    rf"|\bnext (?:small|low|larg|high)e(?:st|r)\b|{_GIVES_AWAY}",
    re.IGNORECASE,
)
"""Why a figure was hidden that need not be small: so that a hidden one beside it cannot be worked out."""
HIDING = regex(
    r"\b(?:suppress\w*|redact\w*|with-?held|withhold\w*|hidden|masked"
    r"|not (?:been )?(?:shown|disclosed|released|given|provided))\b",
    re.IGNORECASE,
)
TOO_SMALL = regex(
    r"\b(?:small|low) (?:numbers?|counts?|figures?|values?)\b|\btoo (?:few|small|low)\b"
    r"|\b(?:numbers?|counts?|figures?|values?) (?:(?:is|are|was|were) )?(?:so |very )?(?:small|low)\b",
    re.IGNORECASE,
)
"""Why a count is hidden: because it is small."""
_BY_LAW = regex(r"\bs(?:ection|ec)?\.? ?\d{2}\b|\bexempt", re.IGNORECASE)
_AWAY = regex(
    rf"{_GIVES_AWAY}|\b(?:allow|enabl|permit|reveal|disclos|giv(?:e|ing) away)\w*\b.{{0,40}}"
    r"\b(?:small|low|hidden|suppressed|other|lower|smaller) (?:numbers?|counts?|figures?|values?|ones?)\b",
    re.IGNORECASE,
)


def gives_away(text: str) -> bool:
    """Whether the words say that a hidden count could be worked out from another one."""
    return _AWAY.search(text) is not None


def says_hidden(text: str) -> bool:
    """Whether a sentence says of figures that they are hidden since a small one could be worked out from them.

    >>> says_hidden("Other totals are withheld so that a low count cannot be calculated."), says_hidden("Withheld: s.40")
    (True, False)
    """
    return HIDING.search(text) is not None and gives_away(text)


_CELL = 60
"""Letters of the longest words that stand in a cell for a count."""
_SENTENCE = regex(r"\b(?:is|are|was|were|has|have|had|means?)\b|\.\s*$", re.IGNORECASE)


def hides_by_its_word(text: str) -> bool:
    """Whether a cell says that a count is hidden because it is small, and not that an exemption was claimed.

    >>> hides_by_its_word("withheld (low number)"), hides_by_its_word("withheld, s.40(2)"), hides_by_its_word("withheld")
    (True, False, False)
    """
    if len(text) > _CELL or _SENTENCE.search(text):
        return False  # "Small numbers (below 10) are suppressed." is a note, in whatever column it stands.
    is_small = TOO_SMALL.search(text) is not None or gives_away(text)
    return is_small and HIDING.search(text) is not None and _BY_LAW.search(text) is None


def is_bare_word(text: str) -> bool:
    """Whether a cell says that its count is withheld, and gives no reason that would be another.

    >>> is_bare_word("Withheld"), is_bare_word("not disclosed"), is_bare_word("withheld under section 40")
    (True, True, False)
    """
    return HIDING.search(text) is not None and _BY_LAW.search(text) is None

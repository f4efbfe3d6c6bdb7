"""Names of offences with the codes that they stand for here: "rapes under the four child codes 19D, 19E, 19G and 19H"."""

from __future__ import annotations

from faircount.language.keyed import Keyed
from faircount.vocabulary.offences import contains

_LEADS = Keyed(
    r"(?:[^().;:]{0,60}\((?:the\s+)?(?:[a-z]+\s+){0,3}|\s+(?:under|with|in|by)\s+(?:the\s+)?(?:[a-z]+\s+){0,4})(?:home\s+office\s+)?"
)
"""From a name to the first of its codes: in a bracket, or behind "under"."""
_BETWEEN = Keyed(r"\s*(?:,|,?\s*\band\b|,?\s*\bor\b|&|/)\s*(?:codes?\s+)?")


def code_spans(text: str, spans: list[tuple[int, int, tuple[str, ...]]]) -> dict[int, tuple[int, tuple[str, ...]]]:
    """For each name, by its number, that its codes follow: how many of the next spans these are, and the codes.

    ``spans`` are the names and codes of a text in their order, each with the offences that it stands for.
    """
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for number, (start, end, offences) in enumerate(spans):
        if _is_code(text, start, end):
            continue
        at, codes = number + 1, list[str]()
        while at < len(spans) and _is_code(text, *spans[at][:2]):
            gap = _BETWEEN if codes else _LEADS
            if gap.fullmatch(text, spans[at - 1][1], spans[at][0]) is None:
                break
            codes += spans[at][2]
            at += 1
        if codes and all(any(contains(one, code) or contains(code, one) for one in offences) for code in codes):
            found[number] = (at - number - 1, tuple(dict.fromkeys(codes)))
    return found


def _is_code(text: str, start: int, end: int) -> bool:
    told = text[start:end].removeprefix("codes").removeprefix("code").strip()
    return told[:1].isdigit() and told.isalnum()

"""Where in their documents figures stand, in words for a reader; files for programs keep each place as it was noted."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.patterns import regex

_FORMS = (
    # a row of what was typed off reports; of an official table; a cell of an answer
    (regex(r".+, row (?P<part>\d+)"), "our transcript, row{s} {parts}"),
    (
        regex(r"sum of \d+ rows: force_name=(?P<area>.+), financial_year=(?P<part>[^,]+), (?P<of>\d+ codes) of \w+"),
        "{area}, {parts}, sum of {of}",
    ),
    (
        regex(r"sum of \d+ rows: force_name=(?P<area>.+), financial_year=(?P<part>[^,]+), offence_code=(?P<of>\w+)"),
        "{area}, {parts}, code {of}",
    ),
    (regex(r"csv!(?P<part>[A-Z]+\d+)"), "cell{s} {parts}"),
    (regex(r"(?P<sheet>.+)!(?P<part>[A-Z]+\d+)"), "sheet {sheet}, cell{s} {parts}"),
)


def said_places(locators: Iterable[str]) -> list[str]:
    """The places in words, those that differ in one thing put together; one of no known form stands as it is.

    >>> said_places(["figures.csv, row 3", "Response!E5", "figures.csv, row 2", "page 3", "Response!F5"])
    ['our transcript, rows 2 and 3', 'sheet Response, cells E5 and F5', 'page 3']
    """
    together: dict[str, list[str]] = {}
    for locator in dict.fromkeys(locators):
        words, part = _taken_apart(locator)
        together.setdefault(words, []).append(part)
    return [words.format(s="s" if len(parts) > 1 else "", parts=_listed(parts)) for words, parts in together.items()]


def _taken_apart(locator: str) -> tuple[str, str]:
    for form, words in _FORMS:
        if found := form.fullmatch(locator):
            known = {name: _plain(text) for name, text in found.groupdict().items() if name != "part"}
            return words.format(**known, s="{s}", parts="{parts}"), found["part"]
    return _plain(locator), ""


def _plain(text: str) -> str:
    """The text, whose braces are letters."""
    return text.replace("{", "{{").replace("}", "}}")


def _listed(parts: list[str]) -> str:
    ordered = sorted(parts, key=lambda part: (len(part), part))
    return " and ".join(filter(None, (", ".join(ordered[:-1]), ordered[-1])))

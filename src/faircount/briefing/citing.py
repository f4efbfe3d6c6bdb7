"""The numbered sources of one page, in the order in which they are first cited, and where in them figures stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from faircount.briefing.parts import SourceEntry
from faircount.patterns import regex
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source

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


MOST_PLACES = 4


@dataclass(slots=True)
class Citations:
    """Numbers given to sources as they are cited; the list at the end of the page has the same numbers."""

    sources: Mapping[str, Source]
    _used: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, source_id: str, *details: str) -> str:
        """The publisher with the number of the source: ``Hartlepool Mail [1]``. ``details`` are added to the list below."""
        known = self._used.setdefault(source_id, [])
        known.extend(detail for detail in details if detail not in known)
        return f"{self.sources[source_id].publisher} [{self.number(source_id)}]"

    def cite_figures(self, figures: Sequence[Figure]) -> str:
        """The publishers of these figures, each with its number, and the place of each figure in the list of sources."""
        cited = [self.cite(figure.source_id, figure.locator) for figure in figures]
        return " and the ".join(dict.fromkeys(cited))

    def numbers(self, figures: Sequence[Figure]) -> tuple[int, ...]:
        """The numbers of the sources of these figures, each cited with its place."""
        for figure in figures:
            self.cite(figure.source_id, figure.locator)
        return tuple(dict.fromkeys(self.number(figure.source_id) for figure in figures))

    def number(self, source_id: str) -> int:
        """The number of a source that was cited before."""
        return list(self._used).index(source_id) + 1

    def entries(self) -> tuple[SourceEntry, ...]:
        """The list of sources for the end of the page."""
        return tuple(
            SourceEntry(
                number=self.number(source_id),
                title=f"{self.sources[source_id].publisher}: {self.sources[source_id].title}",
                detail=_detail(self.sources[source_id], details),
                address=self.sources[source_id].address,
            )
            for source_id, details in self._used.items()
        )


def _detail(source: Source, details: list[str]) -> str:
    """When it was published and where in it the figures stand; its checksum stands with all others, on one page."""
    published = [f"Published {say_date(source.published)}"] if source.published else []
    shown = said_places(details)
    if len(shown) > MOST_PLACES:
        shown = [*shown[: MOST_PLACES - 1], f"and {len(shown) - MOST_PLACES + 1} more places"]
    return " · ".join([*published, *shown])

"""A publication: protected tables, and what must travel with them into every file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faircount.errors import NotProtected, SchemaMismatch
from faircount.patterns import regex
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source

OGL = "Open Government Licence v3.0"
OGL_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ATTRIBUTION = f"Contains public sector information licensed under the {OGL}."

_SLUG = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """A column worked out from the counts of a table, a number a row: a rate, the end of a range.

    ``numbers`` has None wherever the count is not shown: a rate or a range beside a hidden count would give it back.
    ``digits`` is how many decimal places are written.
    """

    name: str
    title: str
    meaning: str
    numbers: tuple[float | None, ...]
    digits: int = 0


@dataclass(frozen=True, slots=True)
class PublicationTable:
    """One table of a publication: ``name`` is its part of file and sheet names (``offences-by-year``)."""

    name: str
    table: ProtectedTable
    derived: tuple[DerivedColumn, ...] = ()

    def __post_init__(self) -> None:
        # The type is the guard; this is for callers without mypy, since what is written once cannot be taken back.
        if not isinstance(self.table, ProtectedTable):
            raise NotProtected(
                f"{self.name}: only a protected table can be published; pass the figures through faircount.protect"
            )
        _check_slug(self.name)
        shown = [figure.count is not None for figure in self.table]
        for column in self.derived:
            if len(column.numbers) != len(shown):
                raise SchemaMismatch(
                    f"{self.name}: {column.name} has {len(column.numbers)} numbers for {len(shown)} rows; give one a row"
                )
            if any(number is not None and not known for number, known in zip(column.numbers, shown, strict=True)):
                raise NotProtected(
                    f"{self.name}: {column.name} holds a number beside a count that is not shown; "
                    "leave it out there, it gives the count back"
                )


@dataclass(frozen=True, slots=True)
class Publication:
    """Protected tables and what must travel with them: who, when, from what, under which licence, and where help is.

    ``name`` is the stem of every file (``cleveland``), ``address`` the page that the files belong to, ``standing`` whether these
    are official statistics, ``help_lines`` where a reader affected by the subject finds somebody to talk to.
    """

    name: str
    title: str
    publisher: str
    published: date
    version: str
    tables: tuple[PublicationTable, ...]
    sources: tuple[Source, ...]
    licence: str = OGL
    licence_address: str = OGL_ADDRESS
    attribution: str = ATTRIBUTION
    standing: str = "Not official statistics"
    address: str = ""
    contact: str = ""
    help_lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_slug(self.name)
        names = [published.name for published in self.tables]
        if len(set(names)) != len(names):
            raise SchemaMismatch(f"{self.name}: two tables have one name; each becomes a file, so name them apart")

    @property
    def citation(self) -> str:
        """How to cite it, in one line."""
        address = f" {self.address}" if self.address else ""
        when = f"Version {self.version}, {say_date(self.published)}."
        return f"{self.publisher} ({self.published.year}): {self.title}. {when}{address}"

    def sources_of(self, published: PublicationTable) -> tuple[Source, ...]:
        """The sources that figures of this table came from, in the order of the publication."""
        used = set(published.table.frame["source_id"])
        return tuple(source for source in self.sources if source.source_id in used)


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and of what format it is."""

    path: Path
    format: str

    @property
    def size(self) -> str:
        """Its size as a reader likes it: ``21 KB``."""
        return in_words(self.path.stat().st_size)


def in_words(size: int) -> str:
    """A size in bytes as a reader likes it.

    >>> in_words(21_400), in_words(90), in_words(2_340_000)
    ('21 KB', '1 KB', '2.3 MB')
    """
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1_000))} KB"


def _check_slug(name: str) -> None:
    if not _SLUG.fullmatch(name):
        raise SchemaMismatch(f"{name!r} becomes part of a file name; write it in small letters and hyphens: 'offences-by-year'")

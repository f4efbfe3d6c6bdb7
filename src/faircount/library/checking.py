"""A text checked, claim by claim: by its own numbers and, where a project is given, against the figures that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from faircount.articles.article_check import ArticleCheck, check_against, check_alone
from faircount.briefing.article import ArticleClaim, Mark
from faircount.briefing.parts import Prose
from faircount.claims.words import load_wording
from faircount.errors import SchemaMismatch
from faircount.library.frames import in_kind
from faircount.pipeline.check import ledger_of, residents_of, stretches_of
from faircount.project.project import Project as ProjectFolder
from faircount.readers.article import article_of, read_article
from faircount.readers.formats.endings import SUFFIXES
from faircount.tables.html import html_table

if TYPE_CHECKING:
    from faircount.library.project import Project  # with it comes all that builds a site, which a text alone does not need

COLOURS = {
    Mark.HOLDS: "#2E7D5B", Mark.COUNT_ONLY: "#8A6D1D", Mark.ROUNDING: "#8A6D1D",
    Mark.FALSE: "#A8322A", Mark.UNLIKE: "#6B4E8E", Mark.UNKNOWN: "#6B6B6B",
}  # fmt: skip
"""The colour of the line under a claim; its number leads to the words."""

LONGEST_NAME = 1_000
"""Characters of a text that may still be the path of a file."""
_ENDINGS = frozenset().union(*SUFFIXES.values())


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: characters ``start`` to ``end`` of the text, its verdict, the arithmetic behind it, what could fairly be said."""

    number: int
    start: int
    end: int
    text: str
    verdict: str
    arithmetic: str
    reason: str = ""
    say: str = ""
    caution: str = ""


@dataclass(frozen=True)
class CheckedText:
    """A text with a verdict on each of its claims."""

    checked: ArticleCheck

    @property
    def text(self) -> str:
        """The text as read, which the places of claims count in."""
        return self.checked.article.text

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""
        return tuple(_claim(self.text, one) for one in self.checked.claims)

    @property
    def wrong(self) -> tuple[Claim, ...]:
        """The claims that do not hold."""
        return tuple(claim for claim in self.claims if claim.verdict == Mark.FALSE)

    @property
    def summary(self) -> str:
        """How many claims were found, and how many of each kind."""
        return self.checked.summary

    @property
    def missing(self) -> tuple[str, ...]:
        """What a fair text on these figures would also say."""
        return self.checked.missing

    def frame(self, kind: str = "polars") -> Any:
        """One row a claim, as a dataframe of the kind that is named: polars, pandas, pyarrow."""
        return in_kind(self._rows, kind)

    @cached_property
    def _rows(self) -> pl.DataFrame:
        names = Claim.__slots__
        return pl.DataFrame(
            [tuple(getattr(one, name) for name in names) for one in self.claims],
            schema={name: pl.Int64 if name in ("number", "start", "end") else pl.String for name in names}, orient="row",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.summary

    def _repr_html_(self) -> str:
        rows = self._rows.select("number", "verdict", "arithmetic", "reason", "say")
        told = f'<p style="white-space:pre-wrap">{"".join(_marked(self.text, self.claims))}</p>'
        return f"{told}<p>{escape(self.summary)}</p>{html_table(rows.columns, rows.iter_rows(), rows.height)}"


def check(text: str | Path, ledger: Project | Path | str | None = None) -> CheckedText:
    """Every claim of a text with its verdict and the arithmetic behind it.

    >>> import faircount as fc
    >>> found = fc.check("Grooming offences more than doubled, from 131 in 2018/19 to 247 in 2019/20.")
    >>> [(claim.text, claim.verdict, claim.arithmetic) for claim in found.wrong]
    [('more than doubled', 'Does not hold', '247 / 131 = 1.89; stated more than 2')]

    ``text`` is the text itself, or a ``Path`` to an article (.txt, .html, .docx, .pdf); the name of a file as text is refused
    with ``SchemaMismatch``, since it holds no claim. ``ledger`` is a project that was built,
    or its folder; without one the text is held against its own numbers alone. Offsets count characters of ``CheckedText.text``.
    """
    if not isinstance(text, str | Path):
        raise SchemaMismatch(f"{type(text).__name__}: is no text; give the text itself, or a Path to an article")
    if isinstance(text, str) and _is_name_of_file(text.strip()):
        raise SchemaMismatch(
            "the name of a file and no text; to check what is in the file, write fc.check(Path(...)), with "
            "'from pathlib import Path', and to check these very words, end them with a full stop"
        )
    article = read_article(text) if isinstance(text, Path) else article_of(text.encode("utf-8", "replace"), "text")
    wording = load_wording(None)
    if ledger is None:
        return CheckedText(check_alone(article, wording))
    project = ProjectFolder.open(Path(ledger)) if isinstance(ledger, Path | str) else ledger.opened
    held = ledger_of(project)
    beside = residents_of(project), stretches_of(project)
    return CheckedText(check_against(article, held.figures, held.sources, wording, *beside))


def _is_name_of_file(text: str) -> bool:
    """Whether a text is one line that names a file: one that is there, or any that ends as files do which hold words."""
    if not text or len(text) > LONGEST_NAME or len(text.splitlines()) > 1:
        return False
    if Path(text).suffix.lower().removeprefix(".") in _ENDINGS:
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # no system takes such a name
        return False


def _claim(text: str, one: ArticleClaim) -> Claim:
    caution = one.fairness.words if one.fairness is not None else ""
    words = text[one.start : one.end]
    return Claim(one.number, one.start, one.end, words, str(one.mark), one.arithmetic, _words(one.reason), one.say, caution)


def _words(prose: Prose) -> str:
    return prose if isinstance(prose, str) else "".join(part for part in prose if isinstance(part, str))


def _marked(text: str, claims: tuple[Claim, ...]) -> Iterator[str]:
    """The text escaped, each claim that lies in no other underlined in the colour of its verdict, with its number."""
    at = 0
    for claim in claims:
        if claim.start < at:
            continue
        colour = COLOURS[Mark(claim.verdict)]
        shown = f'<span style="border-bottom:2px solid {colour}" title="{escape(claim.verdict)}">{escape(claim.text)}</span>'
        yield f"{escape(text[at : claim.start])}{shown}<sup>{claim.number}</sup>"
        at = claim.end
    yield escape(text[at:])

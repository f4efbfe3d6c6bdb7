"""The check of our own sentences: each number is worked out again from the published figures, and none stands outside of that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from lxml import html

from faircount.briefing.operations.numbers import statistics_in
from faircount.briefing.operations.operation import Corrected, Published
from faircount.briefing.operations.operations import said_again
from faircount.errors import NotComparable, NotProtected
from faircount.patterns import regex
from faircount.release.changes import OFFICIAL, ChangeNature, changes_between
from faircount.release.checks.candidate import Candidate
from faircount.release.facts import change_records
from faircount.release.history_and_feed import further_corrections
from faircount.release.published.briefings import BriefingRecord
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import FigureRecord
from faircount.release.published.sources import source_of
from faircount.release.published.statements import FactRecord, StatementRecord
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import figure_of
from faircount.tables.figures import Figure

AGAIN = "prepare the release again; if it is said again, report it: the words and the figures are both made by this program"
SHOWN = 90
"""So much of a sentence is told."""
TABLES = ".//table"
NO_STATEMENT = (
    TABLES, ".//nav", ".//form", ".//script", ".//style", ".//dl",
    ".//*[@id='sources' or @id='download']", ".//article[contains(@class, 'finding')]",
    ".//*[contains(@class, 'status') or contains(@class, 'cite-as') or contains(@class, 'embed') or contains(@class, 'tiles')]",
    ".//*[@class='rest' or @class='no' or @class='sources']",
    ".//a[@class='get']", ".//a[@class='cite']/span",
    ".//figcaption/*[@class='number']",
    ".//*[local-name()='svg']//*[local-name()='circle']",
    ".//*[local-name()='svg']//*[not(local-name()='title' or local-name()='desc')]",
)  # fmt: skip
"""What of a page is no sentence of ours: ways through it, tables and drawings of the figures that its words tell, its sources."""
_BLOCKS = frozenset("p li h1 h2 h3 h4 div section figure figcaption details summary ul title desc article tr td th".split())
_SPACE = regex(r"\s+")


class PublishedFigures:
    """The published figures by their ids, and what is published beside them."""

    def __init__(self, store: EditionStore, before: EditionStore | None = None) -> None:
        self._store, self._before = store, before

    @cached_property
    def records(self) -> Mapping[str, FigureRecord]:
        """Every published row."""
        return {record.id: record for record in self._store.figures}

    @cached_property
    def published(self) -> Published:
        """What stands beside the cells."""
        return Published(
            sources={record.id: source_of(record) for record in self._store.sources},
            children={rate.area_code: rate.children for rate in self._store.rates},
            answered=Counter(record.area_code for record in self._store.figures if record.table != OFFICIAL),
            findings=Counter(finding.area_code for finding in self._store.findings),
            corrected=self._corrected,
            further=further_corrections([one for one in self._store.changes if one.nature == ChangeNature.CORRECTION]),
        )

    @property
    def _corrected(self) -> dict[str, Corrected]:
        """What was corrected, from the figures of both versions; only the reason is taken from what this one says of itself."""
        if self._before is None:
            return {}
        reasons = {one.id: one.reason or "" for one in self._store.changes}
        changed = change_records(changes_between(self._before.figures, self._store.figures), self._before.edition.version)
        return {one.id: Corrected(one.what, one.old or "", one.new or "", reasons.get(one.id, "")) for one in changed}

    def cells(self, names: Iterable[str]) -> tuple[Figure, ...]:
        """The published figures of these ids."""
        try:
            return tuple(figure_of(self.records[name]) for name in names)
        except KeyError as error:
            raise NotComparable("it stands on a figure that is not published") from error


def statements_follow(candidate: Candidate) -> Iterator[str]:
    """Sentences of the pages of the country and of each area that do not follow from the figures that are published."""
    before = EditionStore.open(candidate.before[-1].site / PLACE) if candidate.before else None
    evidence = PublishedFigures(candidate.store, before)
    for briefing in candidate.store.briefings:
        for statement in briefing.statements:
            for fault in faults(statement, evidence):
                yield f"{briefing.page}: {fault}; {AGAIN}"
        words, page = [statement.words for statement in briefing.statements], candidate.pages.get(briefing.page)
        printed = apart(words_of_page(page), words) if page is not None else ("the page is not there",)
        for fault in (*printed, *apart("\n".join(_words_of_record(briefing)), words, must_stand=False)):
            yield f"{briefing.page}: {fault}; {AGAIN}"


def _words_of_record(briefing: BriefingRecord) -> Iterator[str]:
    """What programs read of a page, but its sources, its files and the statements themselves."""
    yield from (briefing.title, briefing.subtitle, *briefing.notice, *briefing.quotes, briefing.missing, briefing.made)
    for point in briefing.points:
        yield from (point.sentence, point.second, point.beside)
    yield from (entry.reason for entry in briefing.explanations)
    for one in briefing.do_not_say:
        yield from (one.words, one.why)


HIDDEN = "says a number made from a hidden cell"


def faults(statement: StatementRecord, evidence: PublishedFigures) -> Iterator[str]:
    """What is wrong with a statement: facts that do not follow, and numbers that stand on none."""
    left = list(statement.words)
    for fact in statement.facts:
        end = fact.at + len(fact.printed)
        if statement.words[fact.at : end] != fact.printed:
            yield f"“{_short(statement.words)}” does not print “{fact.printed}” where its {fact.operation} stands"
            continue
        left[fact.at : end] = " " * len(fact.printed)
        fault = _fault(fact, evidence)
        if fault == HIDDEN:
            yield f"“{_short(_without_facts(statement))}” {HIDDEN} ({fact.operation})"
        elif fault is not None:
            yield f"“{_short(statement.words)}” {fault}"
    for number in statistics_in("".join(left)):
        yield f"“{_short(statement.words)}” prints {number}, which stands on no figure"


def _without_facts(statement: StatementRecord) -> str:
    """The words with no number in them: of a hidden cell no message tells what was made from it."""
    words = statement.words
    for fact in sorted(statement.facts, key=lambda fact: fact.at, reverse=True):
        if any(letter.isdigit() for letter in fact.printed):
            words = f"{words[: fact.at]}[c]{words[fact.at + len(fact.printed) :]}"
    return words


def _fault(fact: FactRecord, evidence: PublishedFigures) -> str | None:
    try:
        again = said_again(fact.operation, tuple(map(evidence.cells, fact.of)), fact.about, evidence.published)
    except NotProtected:
        return HIDDEN
    except NotComparable as error:
        return f"prints {fact.printed} ({fact.operation}): {error}"
    if again.casefold() == fact.printed.casefold():
        return None
    of = " and ".join(filter(None, (_named(names, evidence) for names in fact.of[:2])))
    return (
        f"prints {fact.printed} ({fact.operation}); the published figures give {again or 'nothing'}{f', of {of}' if of else ''}"
    )


def _named(names: tuple[str, ...], evidence: PublishedFigures) -> str:
    record = evidence.records[names[0]] if names else None
    if record is None:
        return ""
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{record.area}, {record.offence}, {record.period} (id {record.id}){more}"


def apart(text: str, statements: Iterable[str], must_stand: bool = True, known: Container[str] = frozenset()) -> Iterator[str]:
    """Statements that a page does not print, where they must stand on it, and numbers that it prints in none of them.

    ``known`` are numbers that it may print by themselves.
    """
    left = text
    for words in sorted(set(statements), key=len, reverse=True):
        if must_stand and _folded(words) not in text:
            yield f"“{_short(words)}” is not printed as its figures say"
        left = _without(left, _folded(words))
    for line in left.splitlines():
        for number in (one for one in statistics_in(line) if one not in known):
            yield f"“{_short(line)}” prints {number}, which stands on no figure"


def _without(text: str, words: str) -> str:
    """The text without these words: a rate of 9.8 that stands alone is no part of "99.8%"."""
    before = r"(?<![\d.,])" if words[:1].isdigit() else ""
    after = r"(?![.,]?\d)" if words[-1:].isdigit() else ""
    return re.sub(f"{before}{re.escape(words)}{after}", " ", text) if before or after else text.replace(words, " ")


def words_of_page(root: html.HtmlElement) -> str:
    """The sentences that a page states, a block of it on each line."""
    return words_of(root.find(".//main"))


def words_of(part: html.HtmlElement, tables: bool = False) -> str:
    """The sentences of a part of a page, a block of it on each line; with the cells of its tables if they are wanted."""
    left_out = {node for path in NO_STATEMENT if not (tables and path == TABLES) for node in part.xpath(path)}
    pieces: list[str] = []
    _gather(part, left_out, pieces)
    return "\n".join(filter(None, map(_folded, "".join(pieces).split("\n\n"))))


def _gather(node: html.HtmlElement, left_out: set[html.HtmlElement], pieces: list[str]) -> None:
    if node in left_out or not isinstance(node.tag, str):
        return
    edge = "\n\n" if node.tag in _BLOCKS else ""
    pieces += [edge, node.text or ""]
    for child in node:
        _gather(child, left_out, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)


def _folded(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"

"""The release checklist as code: errors block, warnings do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from faircount.errors import BadRelease, FaircountError, NotProtected
from faircount.project.project import Project
from faircount.release.checks import figures, findings, pages, people, protection, statements, words
from faircount.release.checks.candidate import Candidate
from faircount.release.history import draft_of, the_draft
from faircount.release.outcome import CheckOutcome
from faircount.release.release import Draft


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its title on the list, what finds the problems, and whether they block, or give a hidden count away as well."""

    title: str
    find: Callable[[Candidate], Iterator[str]]
    blocks: bool = True
    discloses: bool = False


CHECKS: Mapping[str, Check] = {
    "figures": Check("There are figures, and they can be read", figures.ledger_can_be_read),
    "hidden cells": Check("No hidden cell has a number beside it in any file", protection.hidden_cells_are_empty, discloses=True),
    "hidden counts": Check("No hidden count stands in a file of its area", protection.hidden_counts_show_nowhere, discloses=True),
    "earlier versions": Check(
        "Together with all earlier versions nothing is given away", protection.versions_together_give_nothing_away, discloses=True
    ),
    "reasons": Check("No reason tells a hidden count", figures.reasons_tell_no_hidden_count, discloses=True),
    "changes": Check("Every published number that changes is explained", figures.changes_are_explained),
    "waiting": Check("No published number is gone because a doubt waits", figures.nothing_goes_while_it_waits),
    "sources": Check("Every figure leads to its source", figures.figures_have_sources),
    "periods": Check("Every period that is shown was over when the draft was made", figures.periods_are_over),
    "breaks": Check("Every series shows the breaks of the register", figures.breaks_are_marked),
    "quotes": Check("What we offer for quotation holds", words.quotes_hold),
    "statements": Check("All that our pages state holds", statements.statements_follow),
    "findings": Check("Every finding follows from the figures that are published", findings.findings_follow),
    "words": Check("No page says what figures do not carry", words.words_are_fair),
    "charts": Check("Every chart has its words and its table", pages.charts_have_words),
    "links": Check("Every link inside the site leads somewhere", pages.links_lead_somewhere),
    "help": Check("Every page has a way out and help", pages.help_is_on_every_page),
    "other sites": Check("No page loads anything from another site", pages.nothing_is_asked_elsewhere),
    "helplines": Check("A person has checked the helplines within 90 days", people.helplines_are_fresh),
    "time": Check("The stated time lay ahead when the draft was made", people.time_lies_ahead),
    "bytes": Check("Draft and earlier versions are as they were sealed", people.seals_are_whole),
    "documents": Check("Every document was read, and every file written", people.every_document_was_read, blocks=False),
    "doubts": Check("No doubt about an answer is open", people.doubts_are_settled, blocks=False),
    "still shown": Check(
        "No version that can be read shows what is hidden now", protection.no_version_still_shows_what_is_hidden, blocks=False
    ),
    "articles": Check("No checked article quoted a number that changes", figures.articles_still_hold, blocks=False),
    "contact": Check("Readers can write to somebody", people.contact_is_given, blocks=False),
}
"""In the order in which they are shown: what cannot be taken back comes first."""
TOLD = 12
"""So many problems of one check are told; a fault of every page would bury the rest."""


def checklist(project: Project, when: datetime) -> tuple[CheckOutcome, ...]:
    """Every check of the draft that waits, in order."""
    draft = the_draft(project)
    with still_waiting(project, draft):
        return checked(project, draft, when)


@contextmanager
def still_waiting(project: Project, draft: Draft) -> Iterator[None]:
    """A look at the files of a draft: where they went meanwhile, that is what is said, and not that a file is missing."""
    try:
        yield
    except (BadRelease, FileNotFoundError) as error:
        if draft_of(project) == draft:
            raise
        said = "was published, or prepared again, while it was looked at; look at it as it is now"
        raise BadRelease(f"version {draft.version} {said}") from error


def checked(project: Project, draft: Draft, when: datetime, *, only_disclosure: bool = False) -> tuple[CheckOutcome, ...]:
    """Every check of a draft, or those of disclosure alone, in order; where its figures cannot be read, that alone."""
    candidate = Candidate(project, draft, when)
    found = []
    for name, check in CHECKS.items():
        if only_disclosure and not (check.discloses or name == "figures"):
            continue
        found.append(CheckOutcome(name, check.title, check.blocks, _told(list(check.find(candidate)))))
        if name == "figures" and found[-1].stops:
            break
    return tuple(found)


def require_ready(project: Project, draft: Draft, when: datetime) -> None:
    """Refuse a draft that a check stops."""
    with still_waiting(project, draft):
        found = checked(project, draft, when)
    _require(BadRelease, f"version {draft.version} must wait", found)


def require_undisclosing(project: Project, draft: Draft, when: datetime) -> None:
    """Refuse to show a draft to anybody outside while a check stops it because it gives a hidden count away."""
    with still_waiting(project, draft):
        found = checked(project, draft, when, only_disclosure=True)
    _require(NotProtected, f"nobody outside may read version {draft.version}", found)


def _require(refusal: type[FaircountError], refused: str, outcomes: Sequence[CheckOutcome]) -> None:
    stopping = [one for one in outcomes if one.stops]
    if stopping:
        first = stopping[0]
        more = f"; {len(stopping) - 1} more checks stop it" if len(stopping) > 1 else ""
        raise refusal(f"{refused}. {first.title}: {first.problems[0]}{more}; 'faircount release check'")


def _told(problems: list[str]) -> tuple[str, ...]:
    more = len(problems) - TOLD
    return (*problems[:TOLD], f"and {more:,} more") if more > 0 else tuple(problems)

"""Checks of what people owe a release: a time, helplines that were rung, doubts that were settled, a contact, an honest trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from faircount.release.checks.candidate import Candidate
from faircount.release.facts import INSIDE, read_facts
from faircount.release.release_time import london_time, say_time
from faircount.release.seal import broken_seal
from faircount.tables.answered import DOUBT
from faircount.vocabulary.helplines import FRESH_FOR, stale, unchecked
from faircount.vocabulary.periods import say_date

MEND = (
    "ring each number or read the service's own page, then write [helplines] with checked_on and checked_by into faircount.toml, "
    "and prepare again"
)


def time_lies_ahead(candidate: Candidate) -> Iterator[str]:
    """A stated time that was over before the draft was made: nobody could have kept that embargo."""
    made = candidate.draft.prepared_at.replace(second=0, microsecond=0)
    if candidate.draft.at < made - timedelta(minutes=1):
        yield f"the stated time, {say_time(candidate.draft.at)}, was over when the draft was made; prepare again with a later one"


def helplines_are_fresh(candidate: Candidate) -> Iterator[str]:
    """Helplines that no person has checked, or not within 90 days of the day of publication."""
    day, stated = london_time(candidate.draft.at).date(), candidate.project.config.helplines
    if stated is None:
        never = [line.name for line in unchecked()]
        if never:
            yield f"no person has checked {', '.join(never)}; {MEND}"
        for line in stale(day):
            yield f"{line.name} was last checked on {say_date(line.checked_on)}; {MEND}"
    elif day - stated.checked_on > FRESH_FOR:
        yield f"the helplines were last checked on {say_date(stated.checked_on)}, more than {FRESH_FOR.days} days before; {MEND}"
    elif stated.checked_on > candidate.when.date() + timedelta(days=1):
        yield f"the helplines cannot have been checked on {say_date(stated.checked_on)} yet; {MEND}"


def doubts_are_settled(candidate: Candidate) -> Iterator[str]:
    """Doubts about answers that nobody has decided: about figures that are in, that wait, and about whose answer a file is."""
    waiting = read_facts(candidate.draft.folder, INSIDE).get("waiting", [])
    yield from (f"{one}: 'faircount review'" for one in waiting)
    if waiting:
        return
    counted = sum(DOUBT in note for note in candidate.held.figures.frame["note"])
    if counted:
        yield f"{counted} figures of answers carry a doubt that nobody has decided: 'faircount review'"


def every_document_was_read(candidate: Candidate) -> Iterator[str]:
    """Documents and articles that were refused, and files that could not be written."""
    inside = read_facts(candidate.draft.folder, INSIDE)
    yield from (*inside["not_read"], *inside["remarks"])


def contact_is_given(candidate: Candidate) -> Iterator[str]:
    """A project that nobody can write to."""
    stated = candidate.project.config.project
    if not stated.contact:
        yield "nobody is named to write to; add contact to [project] in faircount.toml"
    if not stated.address:
        yield "the address of the site is not known, so the feed has relative links; add address to [project] in faircount.toml"


def seals_are_whole(candidate: Candidate) -> Iterator[str]:
    """What is no more as it was sealed, in the draft or in a version before it."""
    yield from broken_seal(candidate.draft.site, candidate.draft.digest)
    for release in candidate.before:
        yield from broken_seal(release.site, release.digest)

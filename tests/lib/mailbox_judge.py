"""Whether every file of a drawn mailbox was matched rightly or asked about, and nobody chased who has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faircount.pipeline.ask import chase, open_inbox
from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.nature import PieceNature
from tests.lib.mailboxes import LATE, Item, Mailbox

_HOLDS = frozenset({PieceNature.MORE_TIME, PieceNature.ASKS, PieceNature.RETURNED})


@dataclass
class Tally:
    """How many files there were, how many of the clear ones were asked about, and what is wrong."""

    files: int = 0
    clear: int = 0
    asked: int = 0
    wrong: list[str] | None = None

    def add(self, other: Tally) -> None:
        """Take in another."""
        self.files, self.clear, self.asked = self.files + other.files, self.clear + other.clear, self.asked + other.asked
        self.wrong = [*(self.wrong or []), *(other.wrong or [])]


def judge(box: Mailbox) -> Tally:
    """The tally of one mailbox, judged as a person meets it: the inbox, then the chasers of a day on which all are late."""
    to = box.folder / "requests"
    matches = {one.extract.file: one for one in open_inbox(box.folder, to).matches}
    tally = Tally(len(box.items), sum(not item.is_open for item in box.items), 0, [])
    assert tally.wrong is not None
    for item in box.items:
        found = matches.get(item.name)
        if found is None:
            tally.wrong.append(f"seed {box.seed}: {item.name} ({item.kind}) is not in the inbox")
            continue
        tally.asked += found.is_open and not item.is_open
        tally.wrong += [f"seed {box.seed}: {item.name} ({item.kind}): {what}" for what in _amiss(item, found)]
    chased = {row.code for row in chase(box.folder, to, LATE).rows if row.chased == LATE}
    tally.wrong += [f"seed {box.seed}: {code} answered and was chased" for code in sorted(chased & box.answered)]
    tally.wrong += [f"seed {box.seed}: {code} is late and was not chased" for code in sorted(_silent(box, matches) - chased)]
    return tally


def _amiss(item: Item, found: Match) -> Iterator[str]:
    if found.is_open:
        return
    if item.is_open:
        yield f"nobody could tell, and it was taken for {dict(found.natures) or found.nature}"
    elif dict(found.natures) != dict(item.truth) and not (not item.truth and found.leaves_open):
        yield f"it is {dict(item.truth)}, and was taken for {dict(found.natures)}"


def _silent(box: Mailbox, matches: dict[str, Match]) -> frozenset[str]:
    """The forces from which nothing came that could be an answer or holds a chaser up."""
    held = {code for item in box.items for code, nature in item.truth.items() if nature in _HOLDS}
    open_ = [one for one in matches.values() if one.is_open and one.nature is not PieceNature.ACKNOWLEDGED]
    may = {code for one in open_ for code in (*one.candidates, *one.natures)}
    if any(one.is_anybodys for one in open_):
        return frozenset()
    return frozenset(box.forces) - box.answered - held - may

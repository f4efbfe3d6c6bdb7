"""Answers in which the force's own figures tell what it hid: in words for whoever reviews them, and as a note to the force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import told_by_others
from faircount.requests.asking.letter import given_away_letter
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.store.atomic_write import atomic_write
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Source

NOTES = "notes-to-forces"
"""The folder of a build with a note to each such force; it never leaves the desk by itself."""
UNSEEN = "-unseen.txt"
"""How the notes on what an answer carries unseen end, which lie there too."""


@dataclass(frozen=True, slots=True)
class GivenAway:
    """An answer that gives counts away which its force hid: how many, and never which."""

    source: Source
    counts: int
    held_back: int
    held_elsewhere: int = 0
    """Figures of the same areas that are held back in other answers."""
    told_in_public: int = 0
    """How many of the counts follow from what readers have already."""

    @property
    def note(self) -> str:
        """The name of the note to the force."""
        return f"{NOTES}/{self.source.source_id}.txt"

    @property
    def says(self) -> str:
        """What whoever reviews the answer is told."""
        some = "a count that the force hid follows" if self.counts == 1 else f"{self.counts} counts that the force hid follow"
        many = "another figure of it is" if self.held_back == 1 else f"{self.held_back} other figures of it are"
        if not self.held_back:
            many = "figures of another answer are" if self.held_elsewhere else ""
        it = "it" if self.counts == 1 else "them"
        kept = f"{many} held back, so that nothing published tells {it}" if many else f"nothing published tells {it}"
        if self.told_in_public:
            kept = (
                f"what is public already tells {it if self.told_in_public == self.counts else f'{self.told_in_public} of them'}"
            )
        return f"{self.source.source_id}: {some} from the figures beside {it}; {kept}. Tell the force: build/{self.note}"


def given_away(
    held: Sequence[Figure],
    shown: Sequence[Figure],
    sources: dict[str, Source],
    policy: ProtectionPolicy,
    guarded: Sequence[Figure] = (),
    readers: Sequence[Sequence[Figure]] = (),
) -> Iterator[GivenAway]:
    """Each answer that is not public and by itself tells more of a count than the mark that stands for it.

    ``guarded`` are counts that the answers hold and that were not taken in, ``readers`` the figures that each reader has: of a
    version that stands, and of what others printed.
    """
    held_back = [
        before
        for before, after in zip(held, shown, strict=True)
        if (before.lower, before.upper) != (after.lower, after.upper) and not _is_small(before, policy)
    ]
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in told_by_others(held, policy, guarded=guarded):
        told[figure.source_id].append(figure)
    for source_id, counts in sorted(told.items()):
        own = sum(figure.source_id == source_id for figure in held_back)
        areas = {figure.area for figure in counts}
        elsewhere = sum(figure.area in areas for figure in held_back) - own
        yield GivenAway(sources[source_id], len(counts), own, elsewhere, _told_in_public(counts, readers, policy))


def _told_in_public(counts: Sequence[Figure], readers: Sequence[Sequence[Figure]], policy: ProtectionPolicy) -> int:
    """How many of these counts some reader can tell more of than their mark does, from what was published."""
    same = {(figure.source_id, figure.subject) for figure in counts}
    areas = {figure.area for figure in counts}
    found: set[Figure] = set()
    for has in readers:
        beside = [one for one in has if one.area in areas and (one.source_id, one.subject) not in same]
        found.update(told_by_others([*beside, *counts], policy))
    return len(found.intersection(counts))


def write_notes(found: Sequence[GivenAway], publisher: str, build: Path, named: Mapping[str, NamedAnswer]) -> None:
    """A note to each of these forces, ready to be sent; those of an earlier build are taken away.

    ``named`` says by the id of its source how the force knows each answer.
    """
    for path in sorted((build / NOTES).glob("*.txt")):
        if not path.name.endswith(UNSEEN):
            path.unlink()
    for one in found:
        (build / NOTES).mkdir(parents=True, exist_ok=True)
        answer = named[one.source.source_id]
        letter = given_away_letter(one.source.publisher, answer, one.counts, one.held_back, publisher)
        atomic_write(build / one.note, letter.encode())


def _is_small(figure: Figure, policy: ProtectionPolicy) -> bool:
    return figure.count is not None and policy.is_primary(figure.count)

"""What speaks for whose answer a piece is, in order of weight: our reference, sender, thread, names, the name of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faircount.requests.inbox.requests import Requests
from faircount.tables.piece import Piece, Says
from faircount.vocabulary.areas import AREAS

REFERENCE, SENDER, NAMED, FILE_NAME = 3, 2, 1, 0
"""How much each weighs: one of less weight speaks against, and never decides."""


@dataclass(frozen=True, slots=True)
class SenderEvidence:
    """The forces that a piece speaks for, why, and what speaks against; ``candidates`` are all that it could be."""

    codes: tuple[str, ...]
    why: str
    weight: int
    against: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    for_each: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sure(self) -> bool:
        """Whether nothing speaks against."""
        return not self.against


def police(code: str) -> str:
    """The name of a force, as it stands in a list."""
    return AREAS[code].police or AREAS[code].name


def named(codes: Sequence[str]) -> str:
    """Names of forces as a phrase."""
    *first, last = [police(code) for code in codes]
    return f"{', '.join(first)} and {last}" if first else last


def speaks(
    piece: Piece, quoted: Sequence[Piece], areas: Sequence[str], linked: Mapping[str, str], requests: Requests
) -> SenderEvidence | None:
    """What a piece speaks for; None where nothing in it speaks for anybody.

    ``quoted`` are the messages that it quotes, ``areas`` the forces that its figures name, ``linked`` the forces of what it
    continues, each with the reason.
    """
    found = list(_said(piece, quoted, areas, linked, requests))
    if not found:
        return None
    codes, why, weight = found[0]
    for_each: dict[str, str] = {}
    against = list(_odd_references(piece, codes, requests))
    if len(codes) > 1 and codes != tuple(areas) and not (weight == REFERENCE and len(found) == 1):
        against.append(why)
    if len(areas) > 1 and codes != tuple(areas):
        against.append(f"its figures name {named(areas)}")
    if len(piece.heads) > 1 and weight < REFERENCE and not set(piece.heads) <= set(codes):
        against.append(f"it is headed or signed {named(piece.heads)}")
    for said, reason, their_weight in found:
        for code in said:
            for_each.setdefault(code, reason)
        if not set(said) & set(codes) and not (their_weight == FILE_NAME and weight >= SENDER):
            against.append(reason)
    against += [f"{named([code])} was not asked" for code in codes if code not in requests.references]
    candidates = tuple(code for code in for_each if code in requests.references)
    return SenderEvidence(codes, why, weight, tuple(dict.fromkeys(against)), candidates, for_each)


def _said(
    piece: Piece, quoted: Sequence[Piece], areas: Sequence[str], linked: Mapping[str, str], requests: Requests
) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Each thing that speaks for one force or more: which, in words, and its weight; the weightiest first."""
    own = _known(piece.references, requests)
    if own:
        yield tuple(own), f"it gives our reference {', '.join(own.values())}", REFERENCE
    elif behind := _known([reference for one in quoted for reference in one.references], requests):
        yield tuple(behind), f"it answers our letter {', '.join(behind.values())}", REFERENCE
    if Says.RETURNED in piece.says:
        for address in piece.recipients:
            if code := requests.force_of(address):
                yield (code,), f"it is about a letter to {address}", SENDER
    sender = requests.force_of(piece.sender) if piece.sender else ""
    if sender:
        yield (sender,), f"it comes from {piece.sender}", SENDER
    for code, reason in linked.items():
        yield (code,), reason, SENDER
    to = [code for one in quoted for address in one.recipients if (code := requests.force_of(address))]
    if to and not own and len(set(to)) == 1:
        yield (to[0],), "it answers a letter that went there", SENDER
    if len(areas) > 1:
        yield tuple(areas), f"its figures name {named(areas)}", NAMED
    if piece.heads:
        yield piece.heads, f"it is headed or signed {named(piece.heads)}", NAMED
    if len(areas) == 1:
        yield tuple(areas), f"its figures name {named(areas)}", NAMED
    if not piece.heads and not areas and piece.named:
        yield piece.named, f"it names {named(piece.named)}", NAMED
    if piece.file_names:
        yield piece.file_names, f"its file is named after {named(piece.file_names)}", FILE_NAME


def _known(references: Sequence[str], requests: Requests) -> dict[str, str]:
    """The references of requests that were sent, by the force."""
    tails = {reference.rpartition("-")[2]: reference for reference in references}
    return {code: requests.references[code] for tail, code in requests.by_tail.items() if tail in tails}


def _odd_references(piece: Piece, codes: Sequence[str], requests: Requests) -> Iterator[str]:
    """References of another request of ours, or put together from two."""
    for reference in piece.references:
        words, _, tail = reference.rpartition("-")
        slug = next((slug for slug in requests.slugs if words == slug or words.endswith(f"-{slug}")), "")
        if slug and tail not in requests.by_tail:
            yield f"the reference {reference} is of no request that was sent from here"
        elif slug and requests.by_tail[tail] != requests.slugs[slug] and requests.by_tail[tail] in codes:
            yield f"the reference {reference} is put together from two"

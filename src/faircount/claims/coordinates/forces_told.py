"""Which forces a sentence tells of: those that are over a number, and those of an area that are left where some are set aside."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.claims.claim import Coordinates
from faircount.claims.coordinates.sentence import Sentence, lies_around
from faircount.claims.extraction.forces_over import FORCES_OVER, ONLY_THEY
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.vocabulary.areas import AREAS, PARTITIONS
from faircount.vocabulary.breaks import ENGLAND_AND_WALES

_JOINS = frozenset("only the and police force forces constabulary constabularies officers in two three both s".split())


def among_forces(read: ResolvedClaim, here: Sentence, about: Coordinates) -> Coordinates:
    """The coordinates of a claim of this form, and of any other as they are.

    ``areas`` are the forces that it names as the only ones, or the area whose forces it counts; ``among`` is that area.
    """
    word = read.extracted.stated.word
    if word not in (FORCES_OVER, ONLY_THEY):
        return about
    codes = [areas[0] for _, _, areas in here.places if len(areas) == 1]
    wide = [code for code in codes if AREAS[code].kind in ("region", "country") and len(PARTITIONS.get(code, ())) > 1]
    among = wide[0] if wide else ENGLAND_AND_WALES
    named, against = _named(read, here) if word == ONLY_THEY else (among,), about.against
    if word == ONLY_THEY and read.extracted.stated.whole is None:
        named = tuple(sorted(area for one in here.ahead for area in one))
        against = next((areas for _, last, areas in here.places if last == read.extracted.end), ())
    aside = frozenset(area for left in here.left_out - here.ahead for area in left)
    return replace(about, areas=named, among=among, against=against, explicit=about.explicit | {"area"}, set_aside=aside)


def _named(read: ResolvedClaim, here: Sentence) -> tuple[str, ...]:
    """The forces between "only" and its verb, or none where a word stands there that is of none of them."""
    named = [place for place in here.places if read.extracted.start <= place[0] and place[1] <= read.extracted.end]
    if not named:
        return ()
    words = here.text[read.extracted.start - here.start : named[-1][1] - here.start]
    for first, last, _ in reversed(named):
        words = f"{words[: first - read.extracted.start]} {words[last - read.extracted.start :]}"
    plain = set(re.findall(r"[a-z]+", words.lower())) <= _JOINS
    return tuple(dict.fromkeys(code for *_, areas in named for code in areas)) if plain else ()


def without_some(areas: tuple[str, ...], here: Sentence) -> tuple[str, ...]:
    """The forces of an area that are left where its sentence sets some of them aside: "Kent aside, the region's forces"."""
    some = {force for left in here.left_out - here.ahead for area in left for force in PARTITIONS.get(area, (area,))}
    if len(areas) != 1 or not any(lies_around(areas, (force,)) for force in some):
        return areas
    return tuple(force for force in PARTITIONS.get(areas[0], areas) if force not in some)

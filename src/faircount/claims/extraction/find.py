"""The claims of a passage: every form looked for in turn, the most telling first."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.claims.extraction.change import find_changes, find_differences, find_elided, find_points
from faircount.claims.extraction.direction import find_directions
from faircount.claims.extraction.extracted_claim import ExtractedClaim, Finder
from faircount.claims.extraction.first_time import find_first_times
from faircount.claims.extraction.forces_over import find_forces_over
from faircount.claims.extraction.length import find_lengths
from faircount.claims.extraction.level import find_ages_told, find_levels, find_magnitudes
from faircount.claims.extraction.more_than import find_more_than
from faircount.claims.extraction.named import find_places, find_ways
from faircount.claims.extraction.one_in_more import find_one_in_more
from faircount.claims.extraction.pair import find_pairs
from faircount.claims.extraction.peak import find_peaks
from faircount.claims.extraction.range import find_ranges
from faircount.claims.extraction.rank import find_ranks
from faircount.claims.extraction.rate import find_ahead, find_every, find_per_people, find_rates
from faircount.claims.extraction.ratio import find_for_every, find_ratios
from faircount.claims.extraction.run import find_runs
from faircount.claims.extraction.share import find_forces, find_one_in, find_shares
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.patterns import regex

FINDERS: Mapping[str, Finder] = {
    "ranges": find_ranges,
    "pairs": find_pairs,
    "ages": find_ages_told,
    "forces over": find_forces_over,
    "every": find_every,
    "per people": find_per_people,
    "for every": find_for_every,
    "forces": find_forces,
    "one in more": find_one_in_more,
    "one in": find_one_in,
    "points": find_points,
    "changes": find_changes,
    "elided": find_elided,
    "shares": find_shares,
    "ratios": find_ratios,
    "ahead": find_ahead,
    "rates": find_rates,
    "magnitudes": find_magnitudes,
    "peaks": find_peaks,
    "first times": find_first_times,
    "runs": find_runs,
    "ranks": find_ranks,
    "more than": find_more_than,
    "differences": find_differences,
    "lengths": find_lengths,
    "directions": find_directions,
    "ways": find_ways,
    "places": find_places,
    "levels": find_levels,
}
"""Each form of claim, in the order in which they take their words: a number that one has taken is no other's."""


_NEXT = regex(r"\n\s*[A-Z\d]")
"""The next block of a page or the next cell of a table: no claim goes on in it."""


def find_claims(passage: Passage, wording: Wording) -> tuple[ExtractedClaim, ...]:
    """Every claim, in the order of the text, none overlapping another."""
    kept: list[ExtractedClaim] = []
    taken = bytearray(len(passage.masked))
    for finder in FINDERS.values():
        for found in sorted(finder(passage, wording), key=lambda claim: (claim.start, claim.start - claim.end)):
            if not any(taken[found.start : found.end]) and _NEXT.search(passage.printed, found.start, found.end) is None:
                kept.append(found)
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
    return tuple(sorted(kept, key=lambda claim: claim.start))

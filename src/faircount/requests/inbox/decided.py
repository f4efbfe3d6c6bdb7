"""What a person decides about a file that came in: whose answer it is, and what it is; in the words of decisions.csv."""

from __future__ import annotations

from faircount.errors import BadDecision, UnknownArea
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.nature import PieceNature
from faircount.store.decisions import Decisions, Key
from faircount.tables.extract import Doubt
from faircount.vocabulary.areas import FORCE_KINDS, parse_area

WHOSE, WHAT = "Which request does this answer?", "What is this to the request?"
WHOSE_PLACE, WHAT_PLACE = "whose answer it is", "what it is"
PLACES = {WHOSE_PLACE: WHOSE, WHAT_PLACE: WHAT}
ANSWERS, IS = "answers", "is"
NONE = "none of them"


def key_of(sha256: str, place: str) -> Key:
    """Under what decisions on a file as correspondence are kept."""
    return sha256, place, PLACES[place]


def forces_said(text: str) -> tuple[str, ...]:
    """The forces that a decision names, by code; refused where one is no force.

    >>> forces_said("Kent Police, Essex Police"), forces_said("none of them")
    (('E23000032', 'E23000028'), ())
    """
    if text.strip().casefold() == NONE:
        return ()
    found = []
    for name in text.replace(";", ",").split(","):
        try:
            area = parse_area(name.strip())
        except UnknownArea as error:
            raise BadDecision(f"{error}; several are parted by commas, and '{NONE}' is an answer too") from error
        if area.kind not in FORCE_KINDS:
            raise BadDecision(f"{name.strip()!r} is no police force; write one that was asked")
        found.append(area.code)
    return tuple(dict.fromkeys(found))


def nature_said(text: str) -> PieceNature:
    """What a decision says that a file is; refused where it is none of the known."""
    try:
        return PieceNature(text.strip().casefold())
    except ValueError:
        raise BadDecision(f"{text.strip()!r} is not known; write one of {', '.join(map(str, NATURES))}") from None


NATURES = tuple(nature for nature in PieceNature if nature is not PieceNature.UNCLEAR)


def decided(sha256: str, decisions: Decisions) -> tuple[tuple[str, ...] | None, PieceNature | None]:
    """What people decided about a file: its forces and its nature; None where nothing was that can be read."""
    whose, what = (decisions.on(key_of(sha256, place)) for place in (WHOSE_PLACE, WHAT_PLACE))
    codes, nature = None, None
    try:
        codes = forces_said(whose.decision.removeprefix(f"{ANSWERS}: ")) if whose else None
        nature = nature_said(what.decision.removeprefix(f"{IS}: ")) if what else None
    except BadDecision:
        pass  # a line that somebody wrote otherwise settles nothing, and the doubt stays
    return codes, nature


def whose_doubt(found: Match) -> Doubt:
    """The question whose answer a file is, its candidates first, each with what speaks for it."""
    forces = [f"{police(code)}: {why}" for code, why in found.candidates.items()]
    both = [f"{', '.join(map(police, found.candidates))}: it holds the answers of both"] if len(found.candidates) == 2 else []
    return Doubt(WHOSE, (*forces, *both, f"{NONE}: it has nothing to do with what was asked"), WHOSE_PLACE)


def what_doubt() -> Doubt:
    """The question what a file is to the request."""
    return Doubt(WHAT, tuple(map(str, NATURES)), WHAT_PLACE)

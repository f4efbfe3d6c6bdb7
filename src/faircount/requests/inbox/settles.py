"""Whether what came can be the answer to this request: it came after the letter went out, and holds a part of what that asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.nature import ANSWERS, PieceNature
from faircount.requests.inbox.requests import Requests
from faircount.tables.extract import Extract
from faircount.tables.piece import FilePart
from faircount.vocabulary.periods import say_date

OTHER_YEARS = "it holds none of the years that were asked for"


def held_against_request(found: Match, requests: Requests, linked: Collection[str] = ()) -> Match:
    """The match, with what answers another request taken for that, and asked about where that is not sure.

    An answer of an older date and of other years answers another request; of an older date or of other years alone it is asked
    about. One that gives our reference, or continues what does (``linked``), came after the letter whatever its date says.
    """
    natures, why, open_ = dict(found.natures), list(found.why), list[str]()
    years = _holds_years(found.extract, requests)
    day = _latest(found.extract)
    for code, nature in found.natures.items():
        if nature not in ANSWERS:
            continue
        sent = requests.sent.get(code)
        is_tied = code in found.tied or code in linked
        older = f"it is of {say_date(day)}, before the request of {say_date(sent)}" if day and sent and day < sent else ""
        if older and not is_tied and years is False:
            natures[code] = PieceNature.EARLIER
            why += [older, OTHER_YEARS]
        elif older and not is_tied:
            open_.append(older)
        elif years is False and not (is_tied and found.extract.refusals):
            open_.append(OTHER_YEARS)
    is_all = set(natures.values()) == {PieceNature.EARLIER}
    return replace(
        found, natures=natures, nature=PieceNature.EARLIER if is_all else found.nature,
        why=tuple(dict.fromkeys(why)), open_nature="; ".join(dict.fromkeys(filter(None, (found.open_nature, *open_)))),
    )  # fmt: skip


def _latest(extract: Extract) -> date | None:
    """The latest day that the file, or anything attached to it, bears: an old table may come with a new letter."""
    return max((piece.dated for piece in extract.pieces if piece.dated and piece.part is not FilePart.QUOTED), default=None)


def _holds_years(extract: Extract, requests: Requests) -> bool | None:
    """Whether a figure of the file is of a time that was asked for; None where no figure was read, or nobody knows what was."""
    readings = (figure for doubt in extract.doubts for figure in doubt.readings)
    periods = {figure.period for figure in (*extract.figures, *extract.proposals, *readings)}
    if not periods or not requests.years:
        return None
    return any(period.overlaps(asked) for period in periods for asked in requests.years)

"""What a figure is of, as a key: figures of one key are of one thing, in whatever words their offence is told."""

from __future__ import annotations

from operator import attrgetter

from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.offences import UNDER_18S, WHOLES, find_offence

MEANING = ("area", "period", "counted", "offence", "online", "ages", "sex", "breakdown")
_all_but_the_offence = attrgetter(*(name for name in MEANING if name != "offence"))


def meaning_of(figure: AnsweredFigure) -> tuple[object, ...]:
    """The same key for "Sexual offences" and "sexual offences against children", where the ages say that both are of children."""
    offence = find_offence(figure.offence) or figure.offence.lower()
    is_of_children = figure.ages.known and figure.ages.high is not None and figure.ages.high < 18
    return (UNDER_18S if is_of_children and offence in WHOLES else offence, *_all_but_the_offence(figure))

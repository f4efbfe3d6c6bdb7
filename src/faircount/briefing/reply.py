"""What became of the request to a force, in words: refused and under which section, not answered, or never asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faircount.tables.extract import NOT_HELD
from faircount.vocabulary.periods import say_date


@dataclass(frozen=True, slots=True)
class SectionsRefused:
    """What a force would not give: under which sections, what they are about, and whether all of the request is meant."""

    sections: tuple[str, ...]
    about: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of the request to one force.

    ``was_asked`` is None where the project does not say whom it asked. ``read`` and ``unread`` count the documents that came and
    could be read, or not, ``waiting`` those of which every figure waits behind a question; ``is_noted`` says that the tracking
    sheet has a day for an answer.
    """

    was_asked: bool | None = None
    asked_on: date | None = None
    refused: tuple[SectionsRefused, ...] = ()
    act: str = ""
    read: int = 0
    waiting: int = 0
    unread: int = 0
    is_noted: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether the force would not give something."""
        return bool(self.refused)


def say_reply(reply: Reply, police: str, holds_figures: bool) -> Iterator[str]:
    """A sentence for each thing that a reader has to know of the request, none where figures came and nothing is amiss.

    >>> list(say_reply(Reply(refused=(SectionsRefused(("12(1)",), "cost above the limit"),)), "Essex Police", False))
    ['Essex Police refused the request under section 12(1) (cost above the limit).']
    >>> list(say_reply(Reply(was_asked=False), "Kent Police", False)), list(say_reply(Reply(), "Kent Police", False))
    (['Kent Police was not asked.'], [])
    """
    for refused in reply.refused:
        yield _say_refused(refused, police, reply.act, holds_figures)
    if reply.unread:
        yield f"{'A document' if reply.unread == 1 else 'Documents'} of {police} came and could not be read."
    if holds_figures or reply.refused or reply.unread:
        return
    if reply.waiting:
        yield f"{police} answered. How its figures are meant is not settled, so none of them stands here."
    elif reply.read:
        yield f"{police} answered, but we found no count of what was asked in the answer."
    elif reply.is_noted:
        yield f"{police} is said to have answered, and we have not seen the answer."
    elif reply.was_asked:
        on = f" on {say_date(reply.asked_on)}" if reply.asked_on else ""
        yield f"{police} was asked{on}, and we have no answer."
    elif reply.was_asked is False:
        yield f"{police} was not asked."


def _say_refused(refused: SectionsRefused, police: str, act: str, holds_figures: bool) -> str:
    if refused.about == NOT_HELD:
        return f"{police} says that it does not hold the information that was asked for."
    # A force that gave figures has not refused all of it, however its letter is worded.
    what = "a part of the request" if holds_figures else "the request"
    under = f" under {_sections(refused.sections)}" if refused.sections else ""
    of_act = f" of the {act}" if act and refused.sections else ""
    about = f" ({refused.about})" if refused.about else ""
    return f"{police} refused {what}{under}{of_act}{about}."


def _sections(sections: tuple[str, ...]) -> str:
    if len(sections) == 1:
        return f"section {sections[0]}"
    return f"sections {', '.join(sections[:-1])} and {sections[-1]}"

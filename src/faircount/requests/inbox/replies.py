"""What became of the request to each force, from the tracking sheet, the definition and the documents that came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from faircount.briefing.reply import Reply, SectionsRefused
from faircount.readers.meaning.refusal import EXEMPTIONS
from faircount.requests.asking.acts import FOIA, act_for
from faircount.requests.asking.awaited import REQUESTS
from faircount.requests.asking.definition import find_definition
from faircount.requests.asking.tracking import TRACKING, read_tracking
from faircount.requests.inbox.coverage import force_of
from faircount.requests.inbox.inbox import Inbox
from faircount.tables.extract import NOT_HELD, Extract
from faircount.vocabulary.areas import FORCE_KINDS, FORCES, find_area


def replies(folder: Path, extracts: Sequence[Extract], inbox: Inbox | None = None) -> Mapping[str, Reply]:
    """The reply of each force of which anything is known; one that was not asked is said to be so where any was.

    With an inbox, a file is the reply of the forces whose requests it answers, and an acknowledgement is none.
    """
    found = _asked(folder)
    for extract in extracts:
        known = inbox.of(extract.sha256) if inbox is not None else None
        if known is not None and known.leaves_open:
            continue
        for code in codes_of(extract) if known is None or not known.natures else known.natures:
            if known is not None and known.is_earlier(code):
                continue
            found[code] = _with(found.get(code, Reply(act=act_for(code).name)), extract, code)
    return found


def codes_of(extract: Extract) -> list[str]:
    """The forces that an answer speaks for: those that its figures name, or else the one in its title or name."""
    named = list(dict.fromkeys(figure.area for figure in extract.figures or extract.proposals if figure.area)) or [
        force_of(extract)
    ]
    areas = (find_area(name) for name in named)
    return [area.code for area in areas if area is not None and area.kind in FORCE_KINDS]


def _asked(folder: Path) -> dict[str, Reply]:
    tracked, defined = read_tracking(folder / REQUESTS / TRACKING), find_definition(folder)
    sent: dict[str, date | None] = {code: row.sent for code, row in tracked.items()}
    if not tracked and defined is not None:
        sent = dict.fromkeys(defined.forces, defined.request.sent)
    if not sent:
        return {}
    return {
        code: Reply(
            was_asked=sent.get(code) is not None,
            asked_on=sent.get(code),
            act=act_for(code).name,
            is_noted=code in tracked and tracked[code].answered is not None,
        )
        for code in dict.fromkeys((*FORCES, *sent))
    }


def _with(reply: Reply, extract: Extract, code: str) -> Reply:
    if extract.was_refused:
        return replace(reply, unread=reply.unread + 1)
    waits = not extract.figures and bool(extract.proposals)
    return replace(
        reply, read=reply.read + 1, waiting=reply.waiting + waits, refused=_merged((*reply.refused, *_refused(extract, code)))
    )


def _refused(extract: Extract, code: str) -> Iterable[SectionsRefused]:
    for part in extract.refusals:
        if part.reason == NOT_HELD:
            yield SectionsRefused((), NOT_HELD, part.whole)
            continue
        # What the sections are about is known of the Act of 2000; the Scottish one numbers them otherwise.
        about = dict.fromkeys(EXEMPTIONS.get(section[:2], "") for section in part.sections) if act_for(code) is FOIA else {}
        yield SectionsRefused(part.sections, ", ".join(filter(None, about)), part.whole)


def _merged(parts: Iterable[SectionsRefused]) -> tuple[SectionsRefused, ...]:
    """One for all that was refused whole, and one for all parts: a letter names its sections more than once."""
    found: dict[bool, SectionsRefused] = {}
    for part in parts:
        held = found.get(part.is_whole, SectionsRefused((), "", part.is_whole))
        about = ", ".join(dict.fromkeys(filter(None, (*held.about.split(", "), *part.about.split(", ")))))
        found[part.is_whole] = SectionsRefused(tuple(dict.fromkeys((*held.sections, *part.sections))), about, part.is_whole)
    return tuple(found[whole] for whole in sorted(found, reverse=True))

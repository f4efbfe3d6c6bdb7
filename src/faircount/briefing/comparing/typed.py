"""What a person typed about the figures, as what is asked for; refused where it cannot be understood, with how to write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from faircount.briefing.comparing.known import Known, parse_known
from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import area_key
from faircount.compare.audit.recording import Audit
from faircount.errors import WrongArgument
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import parse_period


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of the command as they were typed, empty where they were not."""

    area: str = ""
    offence: str = ""
    online: str = "all"
    counted: str = "offences"
    before: str = ""
    after: str = ""
    audit_before: str = ""
    audit_after: str = ""
    breaks: Sequence[str] = ()
    star: str = ""
    where: Sequence[str] = ()
    unit: str = "people"
    confidence: float = 0.95


def understood(typed: Typed) -> ComparisonRequest:
    """What was typed as what is asked for.

    >>> asked = understood(Typed(before="2015/16", after="2016/17", audit_before="40/100"))
    >>> asked.labels, asked.audits
    (('2015/16', '2016/17'), ((40, 100), None))
    """
    if bool(typed.before) is not bool(typed.after):
        raise WrongArgument("--before and --after go together: name both periods, or neither")
    return ComparisonRequest(
        area=area_key(typed.area.strip()) or None,
        offence=parse_offence(typed.offence) if typed.offence else None,
        online=_one_of("--online", typed.online, Online),
        counted=_one_of("--counted", typed.counted, Counted),
        periods=(parse_period(typed.before), parse_period(typed.after)) if typed.before else None,
        confidence=typed.confidence,
        audits=(_audit("--audit-before", typed.audit_before), _audit("--audit-after", typed.audit_after)),
        breaks=tuple(Declared(*(part.strip() for part in text.partition("=")[::2])) for text in typed.breaks),
        star=_star(typed.star) if typed.star else None,
        where=dict(_pair(text) for text in typed.where),
        unit=typed.unit,
    )


def numbers(option: str, text: str) -> list[float]:
    """Numbers with commas between them, each above 0.

    >>> numbers("--over", "122500, 121900")
    [122500.0, 121900.0]
    """
    try:
        found = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        found = [0.0]
    if any(not 0 < number < float("inf") for number in found):
        raise WrongArgument(f"{option} {text}: write numbers above 0 with commas between them, such as 122500,121900")
    return found


Word = TypeVar("Word", bound=StrEnum)


def _one_of(option: str, text: str, words: type[Word]) -> Word:
    try:
        return words(text.strip().lower())
    except ValueError:
        known = [str(word) for word in words]
        raise WrongArgument(f"{option} {text}: write {', '.join(known[:-1])} or {known[-1]}") from None


def _audit(option: str, text: str) -> Audit | None:
    if not text:
        return None
    found = re.fullmatch(r"\s*(\d+)\s*/\s*(\d+)\s*", text)
    if found is None:
        raise WrongArgument(
            f"{option} {text}: write how many records were marked as they should be of how many read, such as 40/100"
        )
    return int(found[1]), int(found[2])


def _star(text: str) -> Known:
    meant = parse_known(text, "--star")
    if not meant.bounded:
        raise WrongArgument(f"--star {text}: write the lowest and highest count that a hidden one can be, such as 1..4")
    return meant


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise WrongArgument(f"--where {text}: write it as COLUMN=VALUE")
    return name.strip(), value.strip()

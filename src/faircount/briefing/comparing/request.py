"""What is to be compared and how, as a person asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faircount.briefing.comparing.known import Known
from faircount.compare.audit.recording import Audit
from faircount.compare.statement import Naming
from faircount.errors import WrongArgument
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period, calendar_year

# Periods that nobody named: consecutive, alike, and before everything that the register of breaks knows. Never printed.
UNNAMED = (calendar_year(1), calendar_year(2))
ANY_OFFENCE = "sexual_under_18"


@dataclass(frozen=True, slots=True)
class Declared:
    """A break that a person declares: from which period on, and what changed."""

    period: str
    words: str


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """What was named of the figures; what was not is not known, and is said to be so.

    ``audits`` are (marked as they should be, read) of the earlier and the later period. ``star`` is what a mark of hidden
    counts stands for. ``where`` picks rows of a table by column. ``unit`` is what a rate is over (``children``, ``days``).
    """

    area: str | None = None
    offence: str | None = None
    online: Online = Online.ALL
    counted: Counted = Counted.OFFENCES
    periods: tuple[Period, Period] | None = None
    confidence: float = 0.95
    audits: tuple[Audit | None, Audit | None] = (None, None)
    breaks: tuple[Declared, ...] = ()
    star: Known | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    unit: str = "people"

    def __post_init__(self) -> None:
        if not 0.5 <= self.confidence < 1:
            raise WrongArgument(f"a confidence of {self.confidence:g} is none; write 0.95 for 95%")
        for audit in self.audits:
            if audit is not None and audit[0] == 0 < audit[1]:
                raise WrongArgument(
                    f"an audit that found 0 of {audit[1]} leaves nothing to compare: nobody can say how many there are for each "
                    "that is marked; give the counts without it, and say so beside them"
                )
            if audit is not None and not 0 < audit[0] <= audit[1]:
                raise WrongArgument(f"an audit of {audit[0]}/{audit[1]} is none; write FOUND/READ, such as 40/100")

    @property
    def options(self) -> Mapping[str, str]:
        """The options of the command that set something, by what they set."""
        given = {
            "where": ("--where", self.where), "breaks": ("--break", self.breaks), "star": ("--star", self.star),
            "audits": ("--audit-before and --audit-after", any(self.audits)), "periods": ("--before and --after", self.periods),
        }  # fmt: skip
        return {what: option for what, (option, value) in given.items() if value}

    @property
    def audited(self) -> bool:
        """Whether recording was audited in both periods."""
        return None not in self.audits

    @property
    def is_named(self) -> bool:
        """Whether enough is named to ask the register of breaks: the periods and what was counted."""
        return self.periods is not None and self.offence is not None

    @property
    def noun(self) -> str:
        """What was recorded: ``sexual offences against under-18s``, ``offences`` where it is not named."""
        return offence_label(self.offence) if self.offence else str(self.counted)

    @property
    def subject(self) -> str:
        """The same with what the mark says of it, as the subject of a title: ``recorded offences marked as online``."""
        marks = {Online.YES: " marked as online", Online.NO: " not marked as online", Online.ALL: ""}
        return f"Recorded {self.noun}{marks[self.online]}"

    @property
    def labels(self) -> tuple[str, str]:
        """How the two periods are called."""
        if self.periods is None:
            return "the earlier period", "the later period"
        return self.periods[0].label, self.periods[1].label

    @property
    def naming(self) -> Naming:
        """How sentences name what is compared."""
        known = AREAS.get(self.area or "")
        mark = "online" if self.online is Online.YES and self.periods is not None else ""
        return Naming(known.recorder if known else "Police", self.noun, mark, dated=self.periods is not None)

    def figure(self, count: Known, later: bool, area: str | None = None, period: Period | None = None) -> Figure:
        """A count as a figure, with everything that was named of it."""
        own = period or (self.periods or UNNAMED)[later]
        where, what = area or self.area or "", self.offence or ANY_OFFENCE
        return Figure(where, own, self.counted, what, count.lower, count.upper, self.online, status=count.status)


def refuse_unused(asked: ComparisonRequest, **why: str) -> None:
    """Refused where an option was given that nothing would be done with; ``why`` says for each what it is for."""
    for what, reason in why.items():
        if what in asked.options:
            raise WrongArgument(f"{asked.options[what]}: {reason}")

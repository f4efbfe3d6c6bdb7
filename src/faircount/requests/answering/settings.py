"""``answer.toml``: which force answers which request, from which records, under which rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from faircount.errors import BadProject
from faircount.project.configured import SettingsSection, new_settings, parsed, read_configured
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.asking.acts import FOISA, InformationAct, act_for
from faircount.vocabulary.areas import AREAS, parse_area

ANSWER = "answer.toml"
REASON = "a count under 5 can point to one child to those who know the family, the school or the place"


class ForceSection(SettingsSection):
    """Who answers, and whom the applicant may turn to."""

    area: Annotated[str, parsed(lambda text: parse_area(text).code)]
    officer: str = Field(min_length=1)
    contact: str = Field(min_length=1)
    review: str = Field(min_length=1)


class ReplyRequestSection(SettingsSection):
    """What was asked, by whom, and when it came. ``file`` is the form as it came, or an ask.toml.

    ``percentages`` are the dimensions of which each row is told as a percentage of the row that is whole in it.
    """

    file: str = Field(min_length=1)
    applicant: str = Field(min_length=1)
    address: str = ""
    received: date
    percentages: tuple[Literal["online", "ages", "sex", "district", "outcome", "relationship"], ...] = ()


class RecordsSection(SettingsSection):
    """The extract, whole from the day ``since`` to the day ``as_of``.

    ``most_left_over`` is the share of rows that no question could count above which nothing is answered.
    """

    file: str = Field(min_length=1)
    since: date
    as_of: date
    most_left_over: float = Field(default=0.05, ge=0, le=1)


class ReplyProtectionSection(SettingsSection):
    """How small counts are protected, and why so; the reason is printed in the reply."""

    threshold: int = Field(default=5, ge=2)
    width: int | None = Field(default=None, ge=1)
    reason: str = Field(default=REASON, min_length=1)
    effort: str = "normal"


class ReplySection(SettingsSection):
    """The day that stands on the reply."""

    dated: date


class AnswerConfig(SettingsSection):
    """The whole of answer.toml."""

    force: ForceSection
    request: ReplyRequestSection
    records: RecordsSection
    reply: ReplySection
    protection: ReplyProtectionSection = ReplyProtectionSection()


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """The folder of a request, and what its answer.toml says."""

    folder: Path
    config: AnswerConfig

    @property
    def area(self) -> str:
        """The code of the force that answers."""
        return self.config.force.area

    @property
    def police(self) -> str:
        """The force as it signs."""
        return AREAS[self.area].police or AREAS[self.area].name

    @property
    def act(self) -> InformationAct:
        """The Act that binds the force."""
        return act_for(self.area)

    @property
    def section(self) -> str:
        """The provision for information that is personal data of somebody else than the applicant."""
        return "38(1)(b)" if self.act is FOISA else "40(2)"

    @property
    def policy(self) -> ProtectionPolicy:
        """The rule by which counts are hidden."""
        stated = self.config.protection
        width = stated.width if stated.width is not None else max(1, stated.threshold - 2)
        return ProtectionPolicy(stated.threshold, width, reason=stated.reason)

    @property
    def due(self) -> date:
        """The last day for the answer."""
        return self.act.due(self.config.request.received)

    @property
    def records(self) -> Path:
        """The extract of records."""
        return self.folder / self.config.records.file

    @property
    def request(self) -> Path:
        """The request as it came."""
        return self.folder / self.config.request.file

    @property
    def earlier(self) -> tuple[Path, ...]:
        """Every table of the replies that were sent before, in name order; folders in the folder too."""
        return tuple(path for path in self._sent if path.suffix.lower() in TABLES)

    @property
    def earlier_unread(self) -> tuple[Path, ...]:
        """What lies among earlier replies and is of no kind in which counts leave here: nothing of it is known."""
        return tuple(path for path in self._sent if path.suffix.lower() not in TABLES)

    @property
    def earlier_empty(self) -> tuple[Path, ...]:
        """The folders of earlier replies in which no table lies: nothing is known of what was told there."""
        folders = sorted(path for path in (self.folder / "earlier").glob("*") if path.is_dir())
        return tuple(path for path in folders if not any(path in sent.parents for sent in self._sent))

    @property
    def _sent(self) -> list[Path]:
        """The files of earlier replies, but for the papers that go with our tables."""
        found = (path for path in (self.folder / "earlier").rglob("*") if path.is_file() and not path.name.startswith("."))
        return sorted(path for path in found if path.name != LETTER and path.stem not in PAPERS)


TABLES = frozenset({".xlsx", ".ods", ".csv", ".docx"})
"""The kinds of file in which counts leave; one of them a reply is enough, and all of them are read."""
PAPERS = frozenset({"letter", "method-note", "attack-statement"})
"""The names of the papers that go with our tables, in any format."""
LETTER = "letter.docx"
"""It repeats some counts of the table beside it, in prose that an officer may have changed."""


def start_answer(folder: Path, today: date) -> Path:
    """A new answer.toml with everything in its place."""
    mend = "make it first, with records/ and request/ in it"
    return new_settings(folder / ANSWER, __package__, mend, today=today.isoformat(), reason=REASON)


def read_settings(folder: Path) -> AnswerSettings:
    """What answer.toml says, refused with the place of the mistake and how to mend it."""
    path = folder / ANSWER
    if not path.is_file():
        raise BadProject(f"{folder}: has no {ANSWER}; write one to fill in with 'faircount answer {folder} --start'")
    config = read_configured(path, AnswerConfig)
    if AREAS[config.force.area].kind not in ("force", "invented"):
        raise BadProject(f"{path}: force.area: {AREAS[config.force.area].name} is no police force; name the one that answers")
    for early, late, what in (
        (config.request.received, config.reply.dated, "reply.dated is before request.received"),
        (config.records.since, config.records.as_of, "records.since is after records.as_of"),
        (config.records.as_of, config.reply.dated, "records.as_of is after reply.dated"),
    ):
        if late < early:
            raise BadProject(f"{path}: {what}; one of the two days is a slip")
    return AnswerSettings(folder, config)

"""A project folder and its faircount.toml: who publishes, which years, how small counts are protected, what is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from faircount.errors import BadProject, UnknownPeriod, UnknownTerm
from faircount.project.configured import SettingsSection, read_configured
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import Period, financial_years, parse_period
from faircount.vocabulary.provenance import Source, Trust

CONFIG = "faircount.toml"
MADE = ("build", "releases", "public", "trail.jsonl", "trail.jsonl.lock", "decisions.refused.csv")


def _period(text: object) -> object:
    try:
        return parse_period(text) if isinstance(text, str) else text
    except UnknownPeriod as error:
        raise ValueError(str(error)) from error


def _year(period: Period) -> Period:
    if len(financial_years(period) or ()) != 1:
        raise ValueError(f"{period.label} is not a year from April to March, as the yardstick has; write it as 2015/16")
    return period


def _offence(text: object) -> object:
    try:
        return parse_offence(text) if isinstance(text, str) else text
    except UnknownTerm as error:
        raise ValueError(str(error)) from error


TomlPeriod = Annotated[Period, BeforeValidator(_period)]
TomlOffence = Annotated[str, BeforeValidator(_offence)]
TomlYear = Annotated[TomlPeriod, AfterValidator(_year)]


class ProjectSection(SettingsSection):
    """Who publishes what, as which version, and when."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    contact: str = ""
    version: str = Field(default="0.1.0", pattern=r"^\d+\.\d+\.\d+$")
    published: date
    address: str = Field(default="", pattern=r"^(https?://[^\s/]+(/[^\s?#]*)?)?$")
    standing: Literal["provisional", "final"] = "provisional"
    trail_copy: str = ""
    """A file, such as one under git, in which the head of the audit trail is kept too."""


class BriefingSection(SettingsSection):
    """Which figures the briefings are about: what is not stated, ``ask.toml`` and the figures held decide."""

    before: TomlPeriod | None = None
    after: TomlPeriod | None = None
    asked: TomlOffence | None = None
    series: TomlOffence = "child_named"
    first_year: TomlYear | None = None
    last_year: TomlYear | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.before and self.after and not self.before.end < self.after.start:
            raise ValueError(
                f"before is {self.before.label} and after is {self.after.label}; before must end before after begins"
            )
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValueError(f"first_year is {self.first_year.label} and last_year {self.last_year.label}; swap them")
        return self


class ProtectionSection(SettingsSection):
    """How small counts are protected, and why so."""

    threshold: int = Field(default=5, ge=2)
    width: int | None = Field(default=None, ge=1)
    reason: str = "counts under 5 could point to a child"


class AnswersSection(SettingsSection):
    """How the answers in ``answers/`` are read, and which of them are public: where anybody can read it, by the file's name."""

    ocr: bool = False
    public: dict[str, str] = Field(default_factory=dict)


class HelplinesSection(SettingsSection):
    """Who rang each helpline on the pages, or read the service's own page, and when."""

    checked_on: date
    checked_by: str = Field(min_length=1)


class ReferenceEntry(SettingsSection):
    """One document to read as a yardstick, and how to read it."""

    kind: str
    path: str
    source_id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    publisher: str
    address: str = ""
    published: date | None = None
    licence: str = ""
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    trust: Literal["press", "charity", "force", "official"] = "official"

    def source(self, sha256: str = "") -> Source:
        """The entry as the source of what is read from its file, which has this checksum."""
        return Source(
            source_id=self.source_id,
            title=self.title,
            publisher=self.publisher,
            sha256=sha256,
            trust=Trust[self.trust.upper()],
            address=self.address,
            published=self.published,
            licence=self.licence,
        )


class ProjectConfig(SettingsSection):
    """The whole of faircount.toml."""

    project: ProjectSection
    briefing: BriefingSection = BriefingSection()
    protection: ProtectionSection = ProtectionSection()
    answers: AnswersSection = AnswersSection()
    helplines: HelplinesSection | None = None
    reference: tuple[ReferenceEntry, ...] = ()


class Project:
    """A folder with a faircount.toml, and the places in it that faircount knows."""

    def __init__(self, folder: Path, config: ProjectConfig, build: Path | None = None) -> None:
        self.folder = folder
        self.config = config
        self.build = build or folder / "build"
        """What is made, and never edited."""

    @property
    def answers(self) -> Path:
        """What the forces sent, untouched."""
        return self.folder / "answers"

    @property
    def articles(self) -> list[Path]:
        """Texts to check, in name order."""
        return sorted(path for path in (self.folder / "articles").glob("*") if path.suffix.lower() in (".txt", ".html", ".htm"))

    @property
    def ledger(self) -> Path:
        """Every figure that was ever read, with a copy of each document."""
        return self.folder / "ledger"

    @property
    def made(self) -> tuple[Path, ...]:
        """Files and folders that are made, by builds and releases: no input of a build."""
        copy = self.config.project.trail_copy
        return (self.build, self.ledger, *(self.folder / name for name in (*MADE, *((copy,) if copy else ()))))

    @classmethod
    def open(cls, folder: Path) -> Project:
        """The project in the folder, refused with the place of the mistake if its faircount.toml cannot be used."""
        path = folder / CONFIG
        if not path.is_file():
            raise BadProject(f"{folder}: has no {CONFIG}; run 'faircount init {folder}', or name the folder that has one")
        return cls(folder, read_configured(path, ProjectConfig))

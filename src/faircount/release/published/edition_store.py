"""One edition as it lies on disk: read by its list of checksums, so that nothing else and no half of one is ever served."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from faircount.errors import BadProject
from faircount.release.published.areas import AreaRecord
from faircount.release.published.briefings import BriefingRecord
from faircount.release.published.changes import ChangeRecord
from faircount.release.published.comparisons import ComparisonRecord, RateRecord
from faircount.release.published.edition import Edition
from faircount.release.published.figures import FigureRecord
from faircount.release.published.findings import FindingRecord
from faircount.release.published.record import Record
from faircount.release.published.sources import SourceRecord
from faircount.release.published.write import EDITION

Row = TypeVar("Row", bound=Record)


def _rows_of(kind: str, model: type[Row]) -> cached_property[tuple[Row, ...]]:
    """Every row of a kind, file by file, read when they are first asked for."""

    def rows(store: EditionStore) -> tuple[Row, ...]:
        names = [name for name in store.edition.files if name.split("/")[0].removesuffix(".json") == kind]
        return tuple(model.model_validate(row) for name in names for row in json.loads(store.letters[name])["items"])

    return cached_property(rows)


@dataclass(frozen=True)
class EditionStore:
    """The files of one edition, held in memory; ``written`` is when its list was."""

    edition: Edition
    letters: Mapping[str, bytes]
    written: datetime

    @classmethod
    def open(cls, folder: Path) -> EditionStore:
        """The edition in a folder, refused where a file is missing or is not the one that its list names."""
        path = folder / EDITION
        try:
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
            told = path.read_bytes()
            edition = Edition.model_validate_json(told)
            letters = {name: (folder / name).read_bytes() for name in edition.files}
        except (OSError, ValidationError) as error:
            raise BadProject(f"{folder.name}: nothing that can be served is published there; build or release first") from error
        for name, checksum in edition.files.items():
            if hashlib.sha256(letters[name]).hexdigest() != checksum:
                raise BadProject(f"{name} is not the file that {EDITION} names; it is being written, or was changed by hand")
        return cls(edition, letters | {EDITION: told}, written)

    areas = _rows_of("areas", AreaRecord)
    sources = _rows_of("sources", SourceRecord)
    figures = _rows_of("figures", FigureRecord)
    comparisons = _rows_of("comparisons", ComparisonRecord)
    rates = _rows_of("rates", RateRecord)
    briefings = _rows_of("briefings", BriefingRecord)
    findings = _rows_of("findings", FindingRecord)
    changes = _rows_of("changes", ChangeRecord)

    def area(self, name: str) -> AreaRecord | None:
        """The area with this code or slug, None for one that nothing is published about."""
        return next((area for area in self.areas if name in (area.code, area.slug)), None)

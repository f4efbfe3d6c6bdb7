"""The findings of the last build, the gravest first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from faircount.project.project import Project
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.provenance import web_address
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """One finding as the list shows it."""

    severity: str
    title: str
    area: str
    code: str
    one_sentence: str
    arithmetic: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


@router.get("/app/findings", dependencies=[LOOK])
def findings(request: Request, severity: str = "", area: str = "") -> Response:
    """Every finding, or those of a severity or an area."""
    every = findings_of(room_of(request).project)
    shown = [one for one in every if severity in ("", one.severity) and area in ("", one.code)]
    return show(
        request, "app_findings.html.j2", "Figures that do not agree", 200, "Findings",
        findings=shown, total=len(every), severity=severity, area=area,
        severities=list(dict.fromkeys(one.severity for one in every)),
        areas=sorted({(one.area, one.code) for one in every}), built=_kept(room_of(request).project).is_file(),
    )  # fmt: skip


def findings_of(project: Project) -> Sequence[ListedFinding]:
    """The findings that the last build left, in its order; none where nothing was built."""
    try:
        records = json.loads(_kept(project).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return [_found(record) for record in records]


def _kept(project: Project) -> Path:
    return project.build / "site" / "files" / "findings.json"


def _found(record: Mapping[str, Any]) -> ListedFinding:
    area = AREAS[record["area"]]
    return ListedFinding(
        severity=record["severity"],
        title=record["title"],
        area=area.police or area.name,
        code=area.code,
        one_sentence=record["one_sentence"],
        arithmetic=tuple(record["arithmetic"]),
        sources=tuple((source["title"], web_address(source["address"])) for source in record["sources"]),
    )

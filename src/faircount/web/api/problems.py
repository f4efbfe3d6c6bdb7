"""Refusals as problem details (RFC 9457): what is wrong and how to mend it, never the words that were sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from faircount.errors import BadProject, Busy, FaircountError, UnknownTerm, UnreadableSource

PROBLEM = "application/problem+json"
NO_STORE = {"Cache-Control": "no-store"}
WAIT = "30"
"""Seconds after which it is worth asking again."""

STATUSES: Mapping[type[FaircountError], int] = {UnknownTerm: 404, UnreadableSource: 422, Busy: 503, BadProject: 503}
"""What each refusal of ours is in HTTP; the first that fits."""


PLAIN = {404: "There is nothing at this address.", 405: "This address does not take this method."}
"""What is said where nothing more is known than the status."""


class Problem(BaseModel):
    """Why a request was refused, and how to mend it."""

    model_config = ConfigDict(
        use_attribute_docstrings=True,
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "Nothing is published about an area of this name; /api/v1/areas lists them.",
                }
            ]
        },
    )

    type: str = "about:blank"
    """A kind of problem; about:blank where the status says it all."""
    title: str
    """The status in words."""
    status: int
    """The status of the reply."""
    detail: str
    """What is wrong, and how to mend it."""


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal, which nothing on the way may keep."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    letters = json.dumps(told.model_dump(), ensure_ascii=False)
    return Response(letters, status, NO_STORE | dict(headers or {}), PROBLEM)


def refuse_as_problems(api: FastAPI) -> None:
    """Let every refusal of this app be a problem."""
    api.add_exception_handler(HTTPException, _by_status)
    api.add_exception_handler(RequestValidationError, _by_parameter)
    api.add_exception_handler(FaircountError, _by_kind)
    api.add_exception_handler(OSError, _by_system)
    api.add_exception_handler(Exception, _by_fault)


def _by_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if detail == HTTPStatus(error.status_code).phrase:
        detail = PLAIN.get(error.status_code, detail)
    del request
    return problem(error.status_code, detail, error.headers)


def _by_parameter(request: Request, error: Exception) -> Response:
    """What is wrong with which parameter: its name where we gave it one, never what was sent."""
    assert isinstance(error, RequestValidationError)
    del request
    told = dict.fromkeys(_said(one["type"], one["loc"], one["msg"]) for one in error.errors())
    return problem(422, "; ".join(list(told)[:3]))


def _said(kind: str, place: tuple[str | int, ...], message: str) -> str:
    if kind == "extra_forbidden":
        return "a parameter is not known here; /api/v1/openapi.json lists those that are"
    return f"{place[-1]}: {message[:1].lower()}{message[1:]}"


def _by_kind(request: Request, error: Exception) -> Response:
    del request
    status = next((status for kind, status in STATUSES.items() if isinstance(error, kind)), None)
    later = {"Retry-After": WAIT} if status in (503, None) else None
    # What we have no words for here may name a place in the house.
    return problem(status or 503, str(error) if status else "This cannot be done now; ask again later.", later)


def _by_system(request: Request, error: Exception) -> Response:
    """A file that the system lets be neither read nor written; its name belongs to the house."""
    del request, error
    return problem(503, "What is published cannot be read now; ask again later.", {"Retry-After": WAIT})


def _by_fault(request: Request, error: Exception) -> Response:
    del request, error
    return problem(500, "A fault of ours; please report what you asked for.")

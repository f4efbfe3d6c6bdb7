"""What the pages share: the project, its answers as read, who may enter, and the work that goes on behind a page."""

from __future__ import annotations

import secrets
from dataclasses import replace

from fastapi import Request

from faircount.pipeline.project import Project
from faircount.pipeline.review import Review
from faircount.store.team.roles import Role
from faircount.web.settings import Settings
from faircount.web.visitor import Visitor


class Room:
    """One project as it is served. On a desk whoever asks is the person at the desk: only this machine can ask."""

    def __init__(self, project: Project, settings: Settings, review: Review) -> None:
        self.project, self.settings, self.review = project, settings, review
        self._desk = Visitor(settings.who, Role.PUBLISHER, secrets.token_urlsafe(32))

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; None for somebody who has not signed in."""
        del request
        return self._desk

    def name_desk(self, who: str) -> None:
        """Take the name that was typed on a desk for the one to begin with next time."""
        self._desk = replace(self._desk, who=who)

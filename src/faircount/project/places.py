"""Where releases, and the trail of who did what, lie in a project folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faircount.project.project import Project
from faircount.store.audit_trail import TRAIL_FILE, Trail
from faircount.store.witness import own_witnesses


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a project that belong to its releases.

    Only ``public`` is ever shown to the world. It is a link to one of the folders under ``shown``, put there whole.
    """

    project: Path
    trail_copy: str = ""
    """A file in which the head of the trail is kept too, from the folder of the project."""

    @classmethod
    def of(cls, project: Project) -> Places:
        """The places in the folder of the project."""
        return cls(project.folder, project.config.project.trail_copy)

    @property
    def releases(self) -> Path:
        """Every published version, each in the folder of its number, and what is on its way."""
        return self.project / "releases"

    @property
    def drafts(self) -> Path:
        """What was prepared and is not published."""
        return self.releases / "drafts"

    @property
    def making(self) -> Path:
        """What is being made: left behind by a program that was stopped, it is taken away."""
        return self.releases / "making"

    @property
    def previews(self) -> Path:
        """A marked copy of the draft for each named reader."""
        return self.releases / "previews"

    @property
    def shown(self) -> Path:
        """The folders that ``public`` leads to, or led to."""
        return self.releases / "shown"

    @property
    def public(self) -> Path:
        """What a web server shows."""
        return self.project / "public"

    @property
    def lock(self) -> Path:
        """Held while the state of the releases changes."""
        return self.releases / "state.lock"

    @property
    def making_lock(self) -> Path:
        """Held while a draft is being made."""
        return self.releases / "making.lock"

    @property
    def deciding_lock(self) -> Path:
        """Held while a draft is signed or published, so that nobody looks at it while it gets its place."""
        return self.releases / "deciding.lock"

    @property
    def trail(self) -> Trail:
        """Who did what, and when."""
        return Trail(self.project / TRAIL_FILE, own_witnesses(self.project, self.trail_copy))

    def version(self, version: str) -> Path:
        """The folder of a published version."""
        return self.releases / version

    def draft(self, version: str, digest: str) -> Path:
        """The folder of a draft, named after its bytes."""
        return self.drafts / f"{version}-{digest[:16]}"

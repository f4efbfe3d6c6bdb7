"""A campaign on its way through the command line: its folder, what was said, what was kept, and what went wrong."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaigns.commands import Said, Terminal
from tests.campaigns.documents import file_of
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.forms import fill
from tests.campaigns.violation import Violation

PROJECT = "campaign"
WHO, SECOND = "Jo Marsh", "Al Reed"


@dataclass
class Walk:
    """A campaign on its way, with what went wrong so far."""

    campaign: Campaign
    terminal: Terminal
    violations: list[Violation] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    """The versions that were published, oldest first."""
    snapshots: dict[str, Path] = field(default_factory=dict)
    """What was public after each round, drafts that were stopped, previews, and the built site."""
    served: dict[str, str] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self.terminal.folder / PROJECT

    def wrong(self, kind: str, what: str, file: str = "") -> None:
        """Note a violation."""
        self.violations.append(Violation(self.campaign.seed, kind, file, what))

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> Said:
        """Run a command that should end with one of these exit codes."""
        said = self.terminal.run(*arguments)
        if said.code not in codes:
            self.wrong("command failed", str(said))
        if "Traceback (most recent call last)" in said.err:
            self.wrong("traceback", str(said))
        return said

    def put(self, answer: Answer, project: Path) -> None:
        """Put an answer into a project, over the one that lies there under its name."""
        if answer.kind != "form":
            name, written = file_of(answer)
            (project / "answers" / name).write_bytes(written)
            return
        form = next((project / "requests" / "forms").glob(f"{answer.force.slug}-????????.xlsx"), None)
        if form is None:
            self.wrong("no form", f"no form was written for {answer.force.name}")
            return
        fill(form, answer, project / "answers" / form.name)

    def keep(self, name: str, folder: Path) -> None:
        """Keep a copy of what can be seen now."""
        if folder.exists():
            to = self.terminal.folder / "kept" / name
            shutil.copytree(folder, to, symlinks=False)
            self.snapshots[name] = to

"""The examples of README and of what is written by hand in docs."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "GLOSSARY.md")),
    *sorted(path for folder in ("tutorials", "how-to", "explanation") for path in (ROOT / "docs" / folder).rglob("*.md")),
    *sorted((ROOT / "examples").glob("*/README.md")),
)
_FENCE = re.compile(r"^```(?P<language>\w*)(?P<marks>[^\n]*)\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """A line that a reader is told to type; ``runs`` where the fence is marked so: it needs nothing and is quick."""

    page: str
    line: int
    words: tuple[str, ...]
    runs: bool

    def __str__(self) -> str:
        return f"{self.page}:{self.line} {' '.join(self.words)}"


def commands() -> list[Command]:
    """Every command in a ``console`` block."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8") if page.exists() else ""
        for fence in _FENCE.finditer(text):
            if fence["language"] != "console":
                continue
            first = text[: fence.start("text")].count("\n") + 1
            for number, typed in enumerate(fence["text"].splitlines(), first):
                words = shlex.split(typed.strip().removeprefix("$ "), comments=True)
                if words and (typed.startswith("$ ") or "$ " not in fence["text"]):
                    name = str(page.relative_to(ROOT))
                    found.append(Command(name, number, tuple(words), "runs" in fence["marks"].split()))
    return found


def sessions() -> list[tuple[str, str]]:
    """Every page with Python at a prompt: its name, and its blocks one after the other, as they are read from the top."""
    found = []
    for page in PAGES:
        blocks = [fence["text"] for fence in _FENCE.finditer(page.read_text("utf-8")) if ">>> " in fence["text"]]
        if blocks:
            found.append((str(page.relative_to(ROOT)), "\n".join(blocks)))
    return found

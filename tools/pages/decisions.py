"""The list of decisions, from their own first lines."""

from __future__ import annotations

from pathlib import Path

from pages.markdown import page, table

FOLDER = Path(__file__).parents[2] / "docs" / "decisions"


def decisions() -> str:
    """Every decision by number, with its title."""
    found = sorted(path for path in FOLDER.glob("*.md") if path.name[:4].isdigit())
    rows = ((path.name[:4], f"[{_title(path)}]({path.name})") for path in found)
    return page(
        "Decisions",
        "One page each: the question, the decision, because, what it costs, what would change our mind. A change of "
        "method touches one of these, "
        "and [the list of changes](../../CHANGELOG.md).",
        table(("number", "decision"), rows),
    )


def _title(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0].lstrip("# ").split(". ", 1)[-1]

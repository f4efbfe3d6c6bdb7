"""The source as the architecture tests see it: its files, their trees, and what git keeps."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "faircount"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> tuple[Path, ...]:
    """The Python files under these folders of the repository, in order."""
    return tuple(sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the tree of a file, walked once for all who look for something in it."""
    return tuple(ast.walk(tree(path)))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file, inner ones too."""
    return (node for node in nodes(path) if isinstance(node, Function))


def shown(path: Path) -> str:
    """The path as a developer types it."""
    return str(path.relative_to(ROOT))


@cache
def kept_files() -> tuple[Path, ...]:
    """What git keeps, or would on the next commit; in an unpacked archive without git, every file outside .venv and build."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return tuple(path for name in names if name and (path := ROOT / name).is_file())
    left_out = {".venv", "build", ".git"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not left_out & set(path.relative_to(ROOT).parts))

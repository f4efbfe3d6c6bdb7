"""What the prose may not say: nothing left open, nothing switched off, nothing in the other spelling."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import ROOT, kept_files, nodes, python_files, shown, tree

LEFT_OPEN = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
SWITCHED_OFF = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b|unittest\.skip")
US_WORDS = re.compile(
    r"\b(?:\w*(?:normaliz|organiz|summariz|recogniz|analyz|categoriz|standardiz|minimiz|maximiz|emphasiz|anonymiz)\w*"
    r"|behaviors?|colors?|neighbor\w*|favor\w*|centers?|centered|offenses?|defenses?|labeled|modeling|canceled|fulfill|gray)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"```.*?```|``[^`]+``|`[^`]+`|https?://\S+|\{[^}]*\}", re.DOTALL)

PROSE = tuple(path for path in kept_files() if path.suffix in {".md", ".yml", ".yaml"} and "fixtures" not in path.parts)


def test_nothing_is_left_open_and_no_test_is_switched_off():
    found = [
        f"{shown(path)}:{number}"
        for path in python_files("src", "tests", "tools")
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LEFT_OPEN.search(line) or SWITCHED_OFF.search(line)
    ]
    assert not found, "an issue, or nothing"


def test_prose_is_spelt_as_in_britain():
    found = {shown(path): words for path in PROSE if (words := _american(path.read_text("utf-8")))}
    assert not found


def test_docstrings_are_spelt_as_in_britain():
    found = {
        f"{shown(path)}:{getattr(node, 'lineno', 1)}": words
        for path in python_files("src")
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (words := _american(ast.get_docstring(node) or ""))
    }
    assert not found


def test_every_file_says_what_it_is_for_and_every_public_thing_what_it_gives_back():
    silent = [shown(path) for path in python_files("src") if not ast.get_docstring(tree(path))]
    silent += [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("src")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent


def test_links_between_pages_lead_somewhere():
    missing = []
    for path in PROSE:
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)):
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                missing.append(f"{shown(path)}: {target}")
    assert not missing


def test_the_checks_above_can_fail():
    assert _american("It was normalized.") == ["normalized"]
    assert not _american("The `color` of CSS, and https://example.org/color")
    assert LEFT_OPEN.search("# TO" + "DO later")
    assert SWITCHED_OFF.search("@pytest.mark." + "skip")
    assert ROOT.name


def _american(text: str) -> list[str]:
    return US_WORDS.findall(CODE.sub("", text))

"""A file fits in the head, a function on the screen."""

from __future__ import annotations

from statistics import median

from tests.architecture.source import PACKAGE, functions, python_files, shown

FILE_LINES = 300
MEDIAN_FILE_LINES = 120
FUNCTION_LINES = 50
SHORT_FUNCTION_LINES = 25
ONE_THING = {
    "src/faircount/briefing/charts/funnel.py": "one chart: what it shows, its words, and how it is drawn, which no other draws",
    "src/faircount/protect/pattern/any_change.py": "one dual simplex beside the program that it solves, each part of all others",
}
"""Files that are long because they are one thing (decision 0240), each with the reason."""


def test_no_file_outgrows_its_budget():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files("src", "tests", "tools")}
    long = {shown(path): length for path, length in lengths.items() if length > FILE_LINES}
    beyond = [f"{path}: {length} lines" for path, length in long.items() if path not in ONE_THING]
    assert not beyond, f"{FILE_LINES} lines at most: each would know its room better as two files"
    assert set(ONE_THING) <= set(long), "what is short again needs no reason"


def test_no_function_outgrows_its_budget():
    """Builders in ``tests/lib`` may be longer: a made-up page is one long value."""
    long = [
        f"{shown(path)}:{node.lineno} {node.name}: {length} lines"
        for path in python_files("src", "tools", "tests/unit", "tests/property", "tests/architecture")
        for node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not long, f"{FUNCTION_LINES} lines at most"


def test_half_of_the_files_are_short():
    lengths = [len(path.read_text("utf-8").splitlines()) for path in python_files("src") if path.name != "__init__.py"]
    assert median(lengths) < MEDIAN_FILE_LINES


def test_nine_functions_in_ten_are_short():
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for path in python_files("src") for node in functions(path)]
    assert sum(length <= SHORT_FUNCTION_LINES for length in lengths) >= 0.9 * len(lengths)


def test_a_room_has_a_sign_and_no_furniture_at_its_door():
    """A room's ``__init__`` holds its one line: what is imported there is loaded by whoever enters, wanted or not."""
    doors = [path for path in python_files("src") if path.name == "__init__.py"]
    assert not [shown(path) for path in doors if not path.read_text("utf-8").startswith('"""')], (
        "say in one line what the room is for"
    )
    assert not [shown(path) for path in doors if path.parent != PACKAGE and len(path.read_text("utf-8").splitlines()) > 5]

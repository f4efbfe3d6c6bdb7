"""Which conditions of the checker of claims earn nothing: each is taken out in turn, and what is judged then is compared.

usage: python bench/claims_ablated.py [--room coordinates] [--most 200] PROJECT [BATCH ...]

PROJECT is a copy of examples/england-and-wales that was built. Without batches: all sentences by hand and all marked texts. Of an
``if`` the whole is taken out, of an ``and`` or ``or`` one operand that calls a rule, in the sentences where it decides, and in at
most so many of them. Printed are the conditions without which no answer is worse, with how many sentences they met and how many
answers are better or only worded otherwise. A safeguard that no sentence meets is printed as well: read it before you delete it.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import gc
import random
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from claims_held import article_of, batch, check_against, ledger_of, load_wording, people  # noqa: E402

from faircount.project.project import Project  # noqa: E402
from tests.lib.held_answers import answered, is_shown  # noqa: E402
from tests.unit.claims.cases import Case, own, pair, published, sentences  # noqa: E402

CLAIMS = ROOT / "src" / "faircount" / "claims"
_LIBRARY = {"any", "all", "len", "isinstance", "set", "next", "abs", "min", "max", "sum", "frozenset", "bool"}
_SECONDS = 60
_WORSE = 2
"""Answers by which a condition earns its place."""


@dataclass(frozen=True)
class Condition:
    """An ``if`` or one operand of an "and" or "or", where it stands, and the function around it."""

    path: Path
    kind: str
    function: tuple[str, int]
    span: tuple[int, int, int | None, int | None]
    operand: int
    source: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(CLAIMS)}:{self.span[0]} {self.kind}: {self.source[:110]}"


class Held:
    """The sentences and texts, and how each is answered: a number that is higher the better, and the words."""

    def __init__(self, project: Path, batches: Sequence[Path]) -> None:
        opened = Project.open(project)
        self.beside, self.ledger, self.wording = people(opened), ledger_of(opened), load_wording()
        self.figures = tuple(self.ledger.figures)
        files = batches or sorted((ROOT / "bench" / "held_by_hand").glob("batch-*.tsv"))
        texts = [] if batches else [*own(), *own("others"), *own("unfitted"), *published(), *sentences()]
        self.items: list[Any] = [*(one for file in files for one in batch(file)), *texts]

    def answer(self, item: Any) -> tuple[int, object]:
        """How well one is answered, and in which words."""
        if isinstance(item, Case):
            pairs = pair(item).pairs
            calls = [(known.verdict, str(found.verification.verdict) if found else "missed") for known, found in pairs]
            return sum(2 if call == known else -4 if call == "inconsistent" else 0 for known, call in calls), calls
        article = article_of(item.text.encode(), "d.txt")
        found = check_against(article, self.figures, self.ledger.sources, self.wording, **self.beside).against
        said = answered(item, found)
        if item.kind == "plain" and said != "contradicted" and is_shown(item, found):
            said = "confirmed" if item.is_true else "contradicted"
        good = {"confirmed": 2, "contradicted": -2}.get(said, 0) * (1 if item.is_true else -1)
        return good, [(line.verdict, line.reason, line.arithmetic, line.say) for line in found]


def conditions(path: Path) -> Iterator[Condition]:
    """The conditions of a file that stand in a function."""
    yield from _within(path, ast.parse(path.read_text("utf-8")), None)


def _within(path: Path, node: ast.AST, function: tuple[str, int] | None) -> Iterator[Condition]:
    for child in ast.iter_child_nodes(node):
        inner = function
        if isinstance(child, ast.FunctionDef):
            inner = function or (child.name, min([child.lineno, *(one.lineno for one in child.decorator_list)]))
        if inner and isinstance(child, ast.If):
            yield Condition(path, "if", inner, _span(child), 0, ast.unparse(child.test))
        if inner and isinstance(child, ast.BoolOp):
            kind = "and" if isinstance(child.op, ast.And) else "or"
            for number, value in enumerate(child.values):
                if _is_rule(value):
                    yield Condition(path, kind, inner, _span(child), number, ast.unparse(value))
        yield from _within(path, child, inner)


def _span(node: ast.expr | ast.stmt) -> tuple[int, int, int | None, int | None]:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def _is_rule(value: ast.expr) -> bool:
    """Whether an operand calls a function of ours or tries a pattern."""
    value = value.operand if isinstance(value, ast.UnaryOp) else value
    value = value.left if isinstance(value, ast.Compare) else value
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Name):
        return value.func.id not in _LIBRARY
    return isinstance(value.func, ast.Attribute) and value.func.attr in {"search", "match", "fullmatch", "finditer"}


class _Rewritten(ast.NodeTransformer):
    """A file in which conditions are watched (``taken`` None) or one is taken out."""

    def __init__(self, numbered: dict[Condition, int], taken: Condition | None = None) -> None:
        self.at = {(one.kind, one.span, one.operand): number for one, number in numbered.items()}
        self.taken = (taken.kind, taken.span, taken.operand) if taken else None

    def visit_If(self, node: ast.If) -> ast.AST:
        key = ("if", _span(node), 0)
        self.generic_visit(node)
        if key == self.taken:
            node.test = ast.copy_location(ast.Constant(False), node.test)
        elif self.taken is None and key in self.at:
            node.test = _watched(self.at[key], True, node.test)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        kind, span = "and" if isinstance(node.op, ast.And) else "or", _span(node)
        self.generic_visit(node)
        if self.taken is None:
            node.values = [
                _watched(number, kind == "or", value) if (number := self.at.get((kind, span, at))) is not None else value
                for at, value in enumerate(node.values)
            ]
        else:
            node.values = [value for at, value in enumerate(node.values) if (kind, span, at) != self.taken]
        return node.values[0] if len(node.values) == 1 else node


def _watched(number: int, decides: bool, value: ast.expr) -> ast.expr:
    """The same value, reported where its truth is the one that decides."""
    call = ast.Call(ast.Name("__watched__", ast.Load()), [ast.Constant(number), ast.Constant(decides), value], [])
    return ast.copy_location(call, value)


class Checker:
    """The functions of the checker, of which the code may be changed and put back."""

    def __init__(self) -> None:
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(CLAIMS)):
                code = one.__code__
                self.functions[code.co_filename, code.co_name, code.co_firstlineno].append(one)
        kept = {"load_weights", "_loaded", "_plain", "_compiled", "cache_folder", "_kept", "_engine"}
        caches = (one for one in gc.get_objects() if type(one).__name__ == "_lru_cache_wrapper")
        self.caches = [one for one in caches if "faircount" in (one.__module__ or "") and one.__name__ not in kept]

    def forget(self) -> None:
        """Leave nothing of an earlier text in a cache."""
        for cache in self.caches:
            cache.cache_clear()

    def change(self, path: Path, functions: set[tuple[str, int]], rewritten: _Rewritten) -> list[tuple[FunctionType, CodeType]]:
        """Put the rewritten code in the place of functions; what they were is handed back."""
        tree = ast.fix_missing_locations(rewritten.visit(ast.parse(path.read_text("utf-8"))))
        code, before = compile(tree, str(path), "exec"), []
        for name, first in functions:
            new = _found(code, name, first)
            for one in self.functions.get((str(path), name, first), ()):
                if new is not None and new.co_freevars == one.__code__.co_freevars:
                    before.append((one, one.__code__))
                    one.__code__ = new
        return before


def _found(code: CodeType, name: str, first: int) -> CodeType | None:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    own_code = next((one for one in inner if (one.co_name, one.co_firstlineno) == (name, first)), None)
    return own_code or next((found for one in inner if (found := _found(one, name, first)) is not None), None)


def _put_back(before: Sequence[tuple[FunctionType, CodeType]]) -> None:
    for function, code in before:
        function.__code__ = code


def watch(held: Held, checker: Checker, asked: Sequence[Condition]) -> tuple[list[tuple[int, object]], dict[int, list[int]]]:
    """How every item is answered as it is, and for each condition the items in which it decides."""
    met: dict[int, set[int]] = defaultdict(set)
    at = [0]

    def watched(number: int, decides: bool, value: object) -> object:
        if bool(value) is decides:
            met[number].add(at[0])
        return value

    builtins.__watched__ = watched  # type: ignore[attr-defined]
    for one in held.items[:40]:  # what is worked out once for a ledger is worked out now
        held.answer(one)
    before = []
    for path in {one.path for one in asked}:
        numbered = {one: number for number, one in enumerate(asked) if one.path == path}
        before += checker.change(path, {one.function for one in numbered}, _Rewritten(numbered))
    answers = []
    for at[0], one in enumerate(held.items):
        checker.forget()
        answers.append(held.answer(one))
    _put_back(before)
    return answers, {number: sorted(items) for number, items in met.items()}


def without(
    held: Held, checker: Checker, one: Condition, items: Sequence[int], answers: Sequence[tuple[int, object]]
) -> Counter[str]:
    """What is better, worse and otherwise worded where a condition is taken out, until it has earned its place."""
    tally: Counter[str] = Counter()
    before = checker.change(one.path, {one.function}, _Rewritten({}, one))
    signal.alarm(_SECONDS)
    try:
        for item in items:
            checker.forget()
            try:
                good, words = held.answer(held.items[item])
            except TimeoutError:
                raise
            except Exception:  # a condition without which the checker breaks has earned its place
                good, words = -99, None
            was, said = answers[item]
            tally["worse" if good < was else "better" if good > was else "otherwise" if words != said else "same"] += 1
            if tally["worse"] - tally["better"] >= _WORSE:
                break
    except TimeoutError:
        tally["worse"] += _WORSE
    finally:
        signal.alarm(0)
        _put_back(before)
    return tally


def _too_long(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Watch all, take out each, print what earns nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("batches", type=Path, nargs="*")
    parser.add_argument("--room", default="", help="a folder or file of claims/")
    parser.add_argument("--most", type=int, default=200, help="sentences for one condition")
    asked = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_long)
    held = Held(asked.project, asked.batches)
    checker = Checker()
    files = sorted(path for path in CLAIMS.rglob("*.py") if str(path.relative_to(CLAIMS)).startswith(asked.room))
    every = [one for path in files for one in conditions(path)]
    answers, met = watch(held, checker, every)
    print(f"{len(every):,} conditions, {len(held.items):,} sentences and texts", flush=True)
    for number, one in enumerate(every):
        items = met.get(number, [])
        drawn = random.Random(number).sample(items, min(asked.most, len(items)))
        tally = without(held, checker, one, drawn, answers)
        if tally["worse"] <= tally["better"]:
            changed = f"better {tally['better']}, worse {tally['worse']}, worded otherwise {tally['otherwise']}"
            print(f"{one}\n    decides in {len(items):,}; {changed}", flush=True)


if __name__ == "__main__":
    main()

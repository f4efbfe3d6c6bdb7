"""Pages of the program: commands, exit codes, the project file, statistics, files to take away."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from typer.testing import CliRunner

from faircount import errors
from faircount.cli.main import COMMANDS, acts_of, app
from faircount.compare.statistics import STATISTICS
from faircount.project.project import ProjectConfig
from faircount.tables.figures import FIGURES, Figures
from faircount.tables.protected import SEAL, ProtectedTable
from faircount.vocabulary.periods import Period
from faircount.writers.columns import written_columns
from faircount.writers.publication import PublicationTable
from faircount.writers.write import CATALOGUES, WRITERS
from pages.markdown import code, first_sentence, page, section, table, without_examples

WIDTH = 100


def command_line() -> str:
    """What every command says on ``--help``."""
    sections = [section(name, code(text, "text")) for name, text in _helps()]
    return page("The command line", "What `faircount` and each of its commands say on `--help`.", *sections)


def exit_codes() -> str:
    """What each exit code means."""
    refusals = [
        (kind.exit_code, f"`{kind.__name__}`", first_sentence(kind))
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.FaircountError)
    ]
    ends = (
        (0, "", "Everything asked for was done."),
        (1, "", "A fault in faircount itself, with its traceback: please report it."),
        (2, "", "The command line was wrong."),
        (
            errors.EXIT_FINDINGS,
            "",
            "Done, and there is something that a person should see first: findings (with `--strict`), cells that are given "
            "away, something ill, a version that must wait.",
        ),
        (errors.EXIT_PARTLY_REFUSED, "", "Done, except for one file or more that was refused by name."),
    )
    return page(
        "Exit codes",
        "A refusal is one line on the standard error: what, where, and how to mend it. It never repeats a row's own words.",
        table(("code", "refusal", "meaning"), (*ends, *refusals)),
    )


def project_file() -> str:
    """Every section and key of ``faircount.toml``."""
    sections = []
    for name, field in ProjectConfig.model_fields.items():
        model = _model(field)
        head = f"[[{name}]]" if model is not field.annotation else f"[{name}]"
        rows = ((f"`{key}`", _type(entry), _default(entry)) for key, entry in model.model_fields.items())
        sections.append(section(f"`{head}`", first_sentence(model), table(("key", "holds", "unless given"), rows)))
    return page(
        "faircount.toml",
        "Every section and key of a project's file. How they are used: [Start a project](../how-to/start-a-project.md). "
        "A key that is not known is refused with the nearest one that is.",
        *sections,
    )


def statistics() -> str:
    """Every statistic by its standard term: what it gives back, from what, in words, when not to use it."""
    sections = [
        section(name, code(signature_of(compute), "python"), without_examples(compute)) for name, compute in STATISTICS.items()
    ]
    return page(
        "Statistics",
        "Functions of plain numbers or arrays, each beside those of its kind under `src/faircount/compare/`, with a number one "
        "can check. After `import faircount as fc` each is `fc.statistics` and the name of the function; `STATISTICS` holds them "
        "by these terms.",
        *sections,
    )


def signature_of(compute: Callable[..., object]) -> str:
    """The name and the arguments of a function as they are written, one a line where they are many."""
    signature = inspect.signature(compute)
    written = f"{compute.__name__}{signature}"
    if len(written) > WIDTH:
        kinds = [parameter.kind for parameter in signature.parameters.values()]
        named = kinds.index(inspect.Parameter.KEYWORD_ONLY) if inspect.Parameter.KEYWORD_ONLY in kinds else None
        lines = list(map(str, signature.parameters.values()))
        if named is not None and inspect.Parameter.VAR_POSITIONAL not in kinds:
            lines.insert(named, "*")
        inside = "".join(f"    {line},\n" for line in lines)
        written = f"{compute.__name__}(\n{inside}) -> {signature.return_annotation}"
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", written)


def files() -> str:
    """The formats to take away, and the columns of the data files."""
    nothing = PublicationTable("nothing", ProtectedTable("nothing", Figures.of([]), "none", "none", (), SEAL))
    columns = ((f"`{c.name}`", c.title, c.datatype, "always" if c.required else "", c.meaning) for c in written_columns(nothing))
    return page(
        "Files to take away",
        "Only protected tables can be written. Each file carries its sources, its licence, the rule that small counts "
        "were protected by, "
        "how to cite it, and where help is. The same publication gives the same bytes.",
        section(
            "Formats", table(("format", "what is written"), ((f"`{name}`", first_sentence(w)) for name, w in WRITERS.items()))
        ),
        section(
            "Over all areas",
            table(("format", "what is written"), ((f"`{name}`", first_sentence(w)) for name, w in CATALOGUES.items())),
        ),
        section(
            "Columns of the CSV",
            "Numbers worked out from the counts (rates, ranges) stand between `status` and `quality`, and only beside a "
            "count that is shown.",
            table(("column", "heading", "type", "filled", "meaning"), columns),
        ),
        section(
            "Columns inside",
            "One row a figure, before anything is protected; see [the design of figures](../decisions/README.md).",
            table(
                ("column", "type", "may be empty"),
                ((f"`{c.name}`", c.dtype.__name__, "yes" if c.nullable else "") for c in FIGURES),
            ),
        ),
    )


def _helps() -> Iterator[tuple[str, str]]:
    # The help is as wide as the page and not as the window in which it is written.
    runner = CliRunner(env={"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1"})
    for name in ("", *(words for command in COMMANDS for words in (command, *acts_of(command)))):
        shown = runner.invoke(app, [*name.split(), "--help"], prog_name="faircount")
        yield f"faircount {name}".rstrip(), shown.output


def _model(field: FieldInfo) -> type[BaseModel]:
    return next(
        kind
        for kind in (field.annotation, *getattr(field.annotation, "__args__", ()))
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    )


WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "date", Period: "period"}


def _type(field: FieldInfo) -> str:
    return _kind(field.annotation)


def _kind(kind: Any) -> str:
    if kind in WORDS:
        return WORDS[kind]
    if hasattr(kind, "__metadata__"):  # what is read from text in its own way is what it becomes
        return _kind(kind.__origin__)
    choices = [str(choice) for choice in getattr(kind, "__args__", ()) if isinstance(choice, str)]
    if choices:
        return " or ".join(f"`{choice}`" for choice in choices)
    if getattr(kind, "__origin__", None) is dict:
        return "a text for each name"
    inner = [part for part in getattr(kind, "__args__", ()) if part is not type(None)]
    return " or ".join(map(_kind, inner)) if inner else kind.__name__.lower()


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "empty"
    if field.is_required() or field.default is PydanticUndefined:
        return "required"
    return {None: "none", "": "empty"}.get(field.default, f"`{field.default}`") if field.default.__hash__ else "none"

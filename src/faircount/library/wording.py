"""What recipes say of the options of a command, as a person says it who calls a function."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from faircount.errors import FaircountError

Given = ParamSpec("Given")
Found = TypeVar("Found")

CALLED = {"star": "hidden", "mark": "marks", "break": "breaks"}
"""Arguments that have another name than the option."""


def in_python(words: str) -> str:
    """The words with arguments in place of options.

    >>> in_python("Name the periods (--before 2015/16 --after 2016/17) and what was counted (--offence sexual_under_18).")
    'Name the periods (periods=("2015/16", "2016/17")) and what was counted (offence="sexual_under_18").'
    >>> in_python("--over has 1 numbers for 2 counts")
    'over has 1 numbers for 2 counts'
    """
    paired = re.sub(r"--before (\S+) --after ([^\s)]+)", r'periods=("\1", "\2")', words).replace(
        "--before and --after", "periods"
    )
    valued = re.sub(r"--offence (\w+)", r'offence="\1"', paired)
    valued = re.sub(r"--total (\w+)=(\w+)", r'totals={"\1": "\2"}', valued)
    return re.sub(r"--([a-z]+(?:-[a-z]+)*)", lambda found: CALLED.get(found[1], found[1].replace("-", "_")), valued)


def as_arguments(call: Callable[Given, Found]) -> Callable[Given, Found]:
    """The function, its refusals speaking of arguments."""

    @wraps(call)
    def called(*given: Given.args, **named: Given.kwargs) -> Found:
        try:
            return call(*given, **named)
        except FaircountError as refused:
            raise type(refused)(in_python(str(refused))) from None

    return called

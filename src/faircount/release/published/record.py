"""What every published record is: frozen, known to the last field, and the same letters each time it is written."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

_WRITTEN_OTHERWISE = re.compile(rb"NaN|Infinity|0\.0000|\d[eE][-+]?\d")
"""What may be no number of JSON, or a number that ``to_json`` gives other digits than ``json`` does."""


class Record(BaseModel):
    """Something that was published, with named fields; the words under each field are its description in OpenAPI."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def to_letters(content: Any) -> bytes:
    """The JSON of plain values, one way only: the same content gives the same bytes.

    >>> to_letters({"count": None, "area": "Cleveland"})
    b'{\\n "count": null,\\n "area": "Cleveland"\\n}\\n'
    """
    # ``json`` indents in Python, letter by letter, which was a twentieth of a build; the same letters come from ``to_json``.
    letters = to_json(content, indent=1)
    if _WRITTEN_OTHERWISE.search(letters):
        letters = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode()
    return letters + b"\n"

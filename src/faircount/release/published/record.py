"""What every published record is: frozen, known to the last field, and the same letters each time it is written."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Something that was published, with named fields; the words under each field are its description in OpenAPI."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def to_letters(content: Any) -> bytes:
    """The JSON of plain values, one way only: the same content gives the same bytes.

    >>> to_letters({"count": None, "area": "Cleveland"})
    b'{\\n "count": null,\\n "area": "Cleveland"\\n}\\n'
    """
    return f"{json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()

"""Columns that name the dimension of the labels beside them: "Sex of victim" in a column before "Female" tells nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.language.labels import Meaning
from faircount.readers.layout.dimension_names import dimension_of, names_dimension_only
from faircount.readers.meaning.dimension import Dimension


def without_names(stubs: Sequence[Dimension]) -> list[Dimension]:
    """The columns of labels, or levels of headings: one that names the dimension another tells the parts of says nothing."""
    told = [{kind for said in stub.meanings.values() for kind in said.kinds} | {stub.kind} for stub in stubs]
    found = []
    for number, stub in enumerate(stubs):
        beside = set().union(*(kinds for other, kinds in enumerate(told) if other != number))
        names = [label for label in stub.meanings if names_dimension_only(label) and dimension_of(label) in beside]
        meanings = {label: Meaning(text=label) if label in names else said for label, said in stub.meanings.items()}
        found.append(replace(stub, meanings=meanings) if names else stub)
    return found

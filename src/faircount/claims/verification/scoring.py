"""How likely each binding of a claim is, and that it is about nothing told here: one log-linear model, its weights fitted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from faircount.claims.mentions.passage import Passage
from faircount.claims.verification.binding import Binding, Near
from faircount.claims.verification.bindings import bindings
from faircount.claims.verification.context import Context
from faircount.claims.verification.features import features, untold

FITS = ("snug", "fit")
"""How a binding fits that bears the claim out."""


def options(passage: Passage, near: Near) -> tuple[list[Binding], list[str], list[list[str]]]:
    """The bindings of a claim, how each fits, and the features of each, with those of "nothing told here" last."""
    context = Context.of(passage, near)
    found = list(bindings(near))
    hows = [context.fit(one) for one in found]
    rows = [list(features(context, one, how)) for one, how in zip(found, hows, strict=True)]
    return found, hows, [*rows, list(untold(context, len(found)))]


@cache
def load_weights() -> Mapping[str, float]:
    """The weights that ship, fitted to marked texts by other hands (decision 171)."""
    lines = files("faircount.claims.verification").joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines if not line.startswith("#"))}


def likelihoods(rows: Sequence[Iterable[str]], weights: Mapping[str, float]) -> list[float]:
    """The probability of each row, together 1.

    >>> likelihoods([["a"], ["b"]], {"a": 0.0, "b": 0.0})
    [0.5, 0.5]
    """
    scores = [sum(weights.get(name, 0.0) for name in row) for row in rows]
    highest = max(scores)
    shares = [exp(score - highest) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]

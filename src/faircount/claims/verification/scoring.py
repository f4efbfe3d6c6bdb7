"""How likely each binding of a claim is, and that it is about nothing told here: one log-linear model, its weights fitted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from faircount.claims.mentions.passage import Passage
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.bindings import bindings
from faircount.claims.verification.context import BindingContext
from faircount.claims.verification.features import build_of, groups, template_of, untold

FITS = ("snug", "fit")
"""How a binding fits that bears the claim out."""


class Weights(dict[str, float]):
    """The weight of each name, and what the two of one name add up to: that of its template and that of all built alike."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.together: dict[tuple[str, str], dict[str, float]] = {}

    def of(self, template: str, build: str, names: Iterable[str]) -> float:
        """The sum of the weights of names, which most bindings of a text share."""
        known = self.together.setdefault((template, build), {})
        total = 0.0
        for name in names:
            weight = known.get(name)
            if weight is None:
                weight = known[name] = self.get(f"{template}:{name}", 0.0) + self.get(f"{build}:{name}", 0.0)
            total += weight
        return total


def weighed(passage: Passage, near: Candidates, weights: Weights) -> tuple[list[Binding], list[str], list[float]]:
    """The bindings of a claim, how each fits, and how likely each is, with "nothing told here" last."""
    context, held = BindingContext.of(passage, near), dict[Hashable, float]()
    found = list(bindings(near))
    hows = [context.fit(one) for one in found]
    scores = [_score(context, one, how, weights, held) for one, how in zip(found, hows, strict=True)]
    return found, hows, probabilities([*scores, sum(weights.get(name, 0.0) for name in untold(context, len(found)))])


def _score(context: BindingContext, one: Binding, how: str, weights: Weights, held: dict[Hashable, float]) -> float:
    template, build = template_of(one), build_of(one)
    score = weights.get(one.template, 0.0)
    for key, names in groups(context, one, how):
        place = (template, build, key)
        known = held.get(place) if key else None
        if known is None:
            known = weights.of(template, build, names)
            held[place] = known
        score += known
    return score


@cache
def load_weights() -> Weights:
    """The weights that ship, fitted to marked texts by other hands (decision 171)."""
    lines = files("faircount.claims.verification").joinpath("weights.tsv").read_text(encoding="utf-8").splitlines()
    return Weights({name: float(weight) for name, weight in (line.split("\t") for line in lines if not line.startswith("#"))})


def probabilities(scores: Sequence[float]) -> list[float]:
    """What scores are as shares of 1, each as its exponential.

    >>> probabilities([0.0, 0.0])
    [0.5, 0.5]
    """
    highest = max(scores)
    shares = [exp(score - highest) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]

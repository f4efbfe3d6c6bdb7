"""Fit the weights of the claim checker to the texts whose claims are known, or measure it with whole batches left out.

usage: python bench/fit_claims.py [--to FILE] [--left-out 5] [-v]

Without options fits, takes two minutes of a processor, and says how far the fit is from the weights that ship; they are written
only where --to names a file. The same texts and the same program give the same weights. Those that ship are of 29 November 2026:
templates, features and texts changed since, and no later fit was taken, because it judged texts by other hands worse (decision
226). So a fit of today differs from them in most lines, and is no part of adding a form of claim. With --left-out the batches
are dealt into so many hands; each hand is judged with weights fitted to the others, and the shares of all are printed.

A claim that is marked consistent is taken to mean any figures that bear it out, a wrong one any that do not, an unverifiable one
none. Of claims that are right there are spoilt copies (``spoilt_claims``), each of which means the figures that bore it out.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.spoilt_claims import spoilt  # noqa: E402

from faircount.claims.check import gather  # noqa: E402
from faircount.claims.claim import Form  # noqa: E402
from faircount.claims.mentions.passage import Passage  # noqa: E402
from faircount.claims.verification import verify  # noqa: E402
from faircount.claims.verification.binding import Binding, Candidates  # noqa: E402
from faircount.claims.verification.bindings import ONLY_FITS, bindings  # noqa: E402
from faircount.claims.verification.context import BindingContext  # noqa: E402
from faircount.claims.verification.features import build_of, groups, template_of, untold  # noqa: E402
from faircount.claims.verification.scoring import FITS, Weights, load_weights  # noqa: E402
from faircount.claims.words import load_wording  # noqa: E402
from tests.lib.said_figures import sentence  # noqa: E402
from tests.unit.claims.cases import (  # noqa: E402
    FIXTURES,
    Case,
    case,
    one_claim,
    paired_places,
    published,
    scored,
    sentences,
)
from tests.unit.claims.cases import Known as Marked  # noqa: E402

SAME = 0.05
"""What the libraries of another machine may change in a weight."""
RIDGE = 0.7
"""How strongly weights are held to 0."""
SUPPORT = 20
"""Bindings that a feature must hold of, to have a weight."""
ERRORS = 1.5
"""What a wrong claim counts for beside a right one: there are few."""
OTHERS = tuple(sorted(path.stem for path in (FIXTURES / "others").glob("*.md")))
"""The batches by hands that saw no code of claims."""
WEIGHT = {"published": 6.0, "drawn": 0.3, **dict.fromkeys(OTHERS, 2.0)}
"""What a claim of a batch counts for beside others: of published figures and of other hands more, of figures drawn at random
less."""
BLIND = 0.3
"""What a claim counts for a second time, without how its bindings fit: so the words and places have to tell what is
meant, as they must where no figures bear a claim out."""
SPOILT, COPIES, SPOILT_OF_OWN = 0.3, 3, 0.5
"""What the spoilt copies of a claim count for together, how many there are of a claim by other hands, and of what share of the
others there is one."""
DRAWN = 600
_FIT = re.compile(r":(?:snug|fit|slip|miss)(?::|$)|:gap:")
"""Names that say how a binding fits."""
LEAST = 0.08
"""Weights below this are not written."""


@dataclass(frozen=True)
class Known:
    """One marked claim: the features of its bindings, and which of them its marks allow to be meant."""

    rows: Sequence[Sequence[str]]
    meant: Sequence[bool]
    weight: float


def batches() -> Mapping[str, list[Case]]:
    """The marked texts by batch; the published ones, the single sentences and the drawn ones are batches of their own."""
    drawn = random.Random(1)
    made = [sentence(drawn) for _ in range(DRAWN)]
    calls = ["consistent" if one.is_true else "inconsistent" for one in made]
    found = {
        "published": published(),
        "sentences": list(sentences()),
        "drawn": [one_claim("drawn", one.text, one.claim, call) for one, call in zip(made, calls, strict=True)],
    }
    for path in sorted(FIXTURES.glob("o*/*.md")):
        blocks = re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        found[path.stem] = [case(name.strip(), body.strip()) for name, body in (block.split("\n", 1) for block in blocks)]
    return found


def known_of(text: Case, batch: str = "") -> Iterator[Known]:
    """The marked claims of a text that its marks settle, and their spoilt copies."""
    evidence, weight = gather(text.text, load_wording()), WEIGHT.get(batch, 1.0)
    places = paired_places(text, [(one.extracted.start, one.extracted.end) for one in evidence.claims])
    marked = {evidence.claims[found].id: text.claims[mark] for mark, found in places.items()}
    tried = [
        Tried(near, *options(evidence.passage, near))
        for near in verify.each_near(evidence, evidence.claims)
        if near.claim.id in marked
    ]
    rests = {
        id_: one.near.claim.id
        for one in tried
        if marked[one.near.claim.id].verdict == "consistent"
        for binding, how in zip(one.found, one.hows, strict=True)
        if how in FITS
        for id_ in ids_of(binding)
    }
    told = {id_ for id_ in marked if marked[id_].verdict != "unverifiable"}
    for one in tried:
        mark = marked[one.near.claim.id]
        meant = _meant(one, mark, told, rests)
        if any(meant):
            known = Known(one.rows, meant, weight * (ERRORS if mark.verdict == "inconsistent" else 1.0))
            yield known
            yield from _blind(known)
        if mark.verdict == "consistent" and (mark.kind != "level" or batch == "sentences"):
            yield from _spoilt(evidence.passage, one, meant[:-1], batch, random.Random(f"{text.name}/{mark.start}"))


def options(passage: Passage, near: Candidates) -> tuple[list[Binding], list[str], list[list[str]]]:
    """The bindings of a claim, how each fits, and the features of each, with those of "nothing told here" last."""
    context = BindingContext.of(passage, near)
    found = list(bindings(near))
    hows = [context.fit(one) for one in found]
    rows = [list(features(context, one, how)) for one, how in zip(found, hows, strict=True)]
    return found, hows, [*rows, list(untold(context, len(found)))]


def features(context: BindingContext, one: Binding, how: str) -> Iterator[str]:
    """The names that hold of a binding; ``how`` it fits is among them.

    Each holds once for its template and once for all that are built alike: what is seldom seen of one is known from the others.
    """
    yield one.template
    names = [name for _, group in groups(context, one, how) for name in group]
    for of in (template_of(one), build_of(one)):
        yield from (f"{of}:{name}" for name in names)


@dataclass(frozen=True)
class Tried:
    """A claim with its bindings, how each fits, and the features of each."""

    near: Candidates
    found: Sequence[Binding]
    hows: Sequence[str]
    rows: Sequence[Sequence[str]]


def _meant(one: Tried, mark: Marked, told: set[str], rests: Mapping[str, str]) -> list[bool]:
    """Which bindings a claim's mark allows to be meant, and at the end whether none may be."""
    fit = [how in FITS for how in one.hows]
    if mark.verdict == "consistent":
        free = [fits and ids_of(binding) <= told for fits, binding in zip(fit, one.found, strict=True)]
        is_level = one.near.stated.form in (Form.COUNT, Form.PAIR)
        other = is_level and one.near.claim.id in rests and not (mark.kind == "total" and any(fit))
        return [*(free if any(free) else fit), other]
    if mark.verdict == "inconsistent":
        exact = [how == ("slip" if mark.severity == "rounding" else "miss") for how in one.hows]
        return [*(exact if any(exact) else [not one for one in fit]), False]
    return [*(False for _ in fit), True]


def _spoilt(passage: Passage, one: Tried, meant: Sequence[bool], batch: str, drawn: random.Random) -> Iterator[Known]:
    """Copies of a claim whose number is another, which still mean the figures that bore it out."""
    good = {_key(binding) for binding, allowed in zip(one.found, meant, strict=True) if allowed}
    others = batch in OTHERS or batch == "published"
    if not good or (not others and drawn.random() > SPOILT_OF_OWN):
        return
    copies = [Tried(near, *options(passage, near)) for _ in range(COPIES if others else 1) if (near := spoilt(one.near, drawn))]
    kept = []
    for copy in copies:
        of_good = [_key(binding) in good for binding in copy.found]
        fits = [how in FITS for how in copy.hows]
        if any(of_good) and not any(right and fit for right, fit in zip(of_good, fits, strict=True)):
            kept.append((copy.rows, [*of_good, False]))
    for rows, allowed in kept:
        known = Known(rows, allowed, WEIGHT.get(batch, 1.0) * SPOILT / len(kept))
        yield known
        yield from _blind(known)


def _key(one: Binding) -> tuple[object, ...]:
    return one.template, tuple((figure.index, tuple(part.index for part in figure.parts)) for figure in one.figures)


def _blind(known: Known) -> Iterator[Known]:
    """A claim without how its bindings fit, and without those that are only there because they do."""
    kept = [
        ([name for name in row if not _FIT.search(name)], meant)
        for row, meant in zip(known.rows, known.meant, strict=True)
        if meant or row[0] not in ONLY_FITS
    ]
    if len(kept) > 1:
        yield Known([row for row, _ in kept], [meant for _, meant in kept], BLIND * known.weight)


def ids_of(one: Binding) -> set[str]:
    """The claims that a binding rests on."""
    return {id_ for figure in one.figures for id_ in figure.claims}


def learned_from(name: str, texts: Sequence[Case]) -> Iterator[Known]:
    """What a batch teaches."""
    for text in texts:
        yield from known_of(text, name)


def fit(known: Sequence[Known]) -> dict[str, float]:
    """The weights under which what the marks allow is likeliest, by name."""
    names: dict[str, int] = {}
    held = Counter(name for one in known for row in one.rows for name in row)
    columns, ends, groups = [], [0], []
    for number, one in enumerate(known):
        for row in one.rows:
            columns += [names.setdefault(name, len(names)) for name in row if held[name] >= SUPPORT]
            ends.append(len(columns))
            groups.append(number)
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(groups), len(names)))
    group, meant = np.array(groups), np.array([allowed for one in known for allowed in one.meant])
    starts, weight = np.flatnonzero(np.r_[True, group[1:] != group[:-1]]), np.array([one.weight for one in known])
    turned = matrix.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        spread = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole = np.add.reduceat(spread, starts)
        allowed = np.maximum(np.add.reduceat(spread * meant, starts), 1e-12 * whole)
        off = (spread / whole[group] - spread * meant / allowed[group]) * weight[group]
        lost = (weight * (np.log(whole) - np.log(allowed))).sum() + RIDGE / 2 * weights @ weights
        return float(lost), turned @ off + RIDGE * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(found.x[place]), 2) for name, place in names.items() if abs(found.x[place]) >= LEAST}


def left_out(hands: int, seed: int, verbose: bool) -> None:
    """Judge each hand of batches with weights fitted to the others, and print the shares."""
    texts, dealt = batches(), sorted(batches())
    random.Random(seed).shuffle(dealt)
    learned = {name: [*learned_from(name, texts[name])] for name in dealt}
    tally: Counter[str] = Counter()
    for hand in range(hands):
        weights = Weights(fit([known for place, name in enumerate(dealt) if place % hands != hand for known in learned[name]]))
        with patch.object(verify, "load_weights", lambda weights=weights: weights):
            for text in (text for name in dealt[hand::hands] if name not in ("sentences", "drawn") for text in texts[name]):
                tally += scored(text, verbose)
    print(share_line(tally))


def share_line(tally: Counter[str]) -> str:
    """The shares of a tally on one line."""
    claims, relations = max(1, tally["claims"]), max(1, tally["relations"])
    return (
        f"{claims:,} claims: found {tally['found'] / claims:.3f}, verdicts {tally['right'] / claims:.3f}, "
        f"relations {tally['relations right'] / relations:.3f}, false alarms {tally['false alarms']}, "
        f"invented supports {tally['invented']}, errors {tally['caught']} of {tally['errors']}, "
        f"material {tally['material caught']} of {tally['material']}, no claims {tally['spurious']}"
    )


def main() -> None:
    """Fit and compare, write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--left-out", type=int, default=0, metavar="HANDS", help="measure, with each hand of batches left out in turn"
    )
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the weights there")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-v", action="store_true", help="print what is judged wrongly")
    asked = parser.parse_args()
    if asked.left_out:
        left_out(asked.left_out, asked.seed, asked.v)
        return
    weights = fit([known for name, texts in batches().items() for known in learned_from(name, texts)])
    lines = [f"{name}\t{weight}" for name, weight in sorted(weights.items())]
    head = "# Fitted by bench/fit_claims.py to tests/fixtures/claims: what each feature of a binding adds to its score."
    print(f"{len(weights):,} weights; {difference(weights, load_weights())}")
    if asked.to is None:
        print("Nothing was written; --to FILE writes them.")
        return
    asked.to.write_text("\n".join([head, *lines]) + "\n", "utf-8")


def difference(fitted: Mapping[str, float], shipped: Mapping[str, float]) -> str:
    """How far a fit is from the weights that ship."""
    off = [abs(fitted.get(name, 0.0) - shipped.get(name, 0.0)) for name in fitted.keys() | shipped.keys()]
    apart = sum(each > SAME for each in off)
    return f"{apart:,} of {len(off):,} differ from those that ship by more than {SAME}, one by {max(off):.2f}"


if __name__ == "__main__":
    main()

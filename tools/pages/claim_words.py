"""The page of the words of claims: what "almost", "a third" or "dozens" are taken to mean."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.claims.claim import Form
from faircount.claims.words import Wording, load_wording
from pages.markdown import page, section, table

EXAMPLES = {Form.COUNT: 200.0, Form.PERCENT: 36.0, Form.FRACTION: 100 / 3, Form.FACTOR: 2.0}
"""A number a form, to show what a bare one allows."""


def claim_words() -> str:
    """Every hedge, number word and rule of rounding."""
    wording = load_wording()
    names: dict[str, list[str]] = {}
    for words, hedge in wording.hedges.items():
        names.setdefault(hedge.name, []).append(words)
    hedges = ((f"**{name}**", ", ".join(words), wording.hedges[words[0]].around(100).shown()) for name, words in names.items())
    factors: dict[float, list[str]] = {}
    for word, factor in wording.factors.items():
        factors.setdefault(factor, []).append(word)
    return page(
        "The words of claims",
        "What words are taken to mean when the claims of an article are judged: one table, "
        "`words.yml` of the package `faircount.claims`, which is argued about there and not in code.",
        section("Before a number", table(("hedge", "also", '"... 100" allows'), hedges)),
        section(
            "A number alone",
            "A whole number is exact; what is written as a share of something is looser.",
            table(("written as", "rule", "for example", "allows"), _bare(wording)),
        ),
        section("Times as many", table(("factor", "words"), ((f"{f:g}", ", ".join(words)) for f, words in factors.items()))),
        section(
            "Many",
            table(("word", "allows"), ((word, amount.shown()) for word, amount in wording.magnitudes.items())),
        ),
        section("Slips and understatements", _slips(wording)),
    )


def _bare(wording: Wording) -> list[tuple[str, str, str, str]]:
    return [
        (str(form).replace("_", " "), _rule(rule), f"{EXAMPLES[form]:g}" if form in EXAMPLES else "", _allowed(wording, form))
        for form, rule in ((Form(name), rule) for name, rule in wording.plain.items())
    ]


def _rule(rule: str | Mapping[str, float]) -> str:
    if isinstance(rule, str):
        return {"digits": "equal after rounding to the digits printed", "exact": "exact"}[rule]
    return "; ".join(
        f"{name.replace('_', ' ')} {value:g}" if value is not True else name.replace("_", " ") for name, value in rule.items()
    )


def _allowed(wording: Wording, form: Form) -> str:
    return wording.take(form, EXAMPLES[form]).shown() if form in EXAMPLES else ""


def _slips(wording: Wording) -> str:
    return (
        f"A number that is off by no more than {wording.slip_digits:g} in its last printed digit, or by {wording.slip_sum:g} in "
        'a sum of parts, is a slip of rounding and not an error. "More than 10" is true of 50 and still misleading: '
        f"from {wording.understated:g} times as many on, that is said."
    )

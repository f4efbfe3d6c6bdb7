"""What the words of a claim are taken to mean, from one table that users can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import inf, isinf
from pathlib import Path
from typing import Any

import yaml

from faircount.claims.claim import Form
from faircount.claims.stated_range import StatedRange
from faircount.errors import BadReference
from faircount.inputs import LARGEST_LIST, read_text


@dataclass(frozen=True, slots=True)
class Hedge:
    """What one hedge makes of the number behind it, as shares of that number."""

    name: str
    lower: float
    upper: float
    lower_open: bool
    upper_open: bool

    def around(self, number: float) -> StatedRange:
        """The range that the hedge leaves round a number."""
        # No share of 0 is without limit: an open side stays open.
        low = self.lower if isinf(self.lower) else number * self.lower
        high = self.upper if isinf(self.upper) else number * self.upper
        return StatedRange(low, high, self.lower_open, self.upper_open)


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole table: hedges by their words, rules for bare numbers, words that are factors or magnitudes."""

    hedges: Mapping[str, Hedge]
    plain: Mapping[str, str | Mapping[str, float]]
    factors: Mapping[str, float]
    magnitudes: Mapping[str, StatedRange]
    slip_digits: float
    slip_sum: float
    understated: float

    @property
    def hedge_pattern(self) -> str:
        """The hedges as a regular expression, longest first."""
        return "|".join(re.escape(words) for words in sorted(self.hedges, key=len, reverse=True))

    def take(self, form: Form, number: float, unit: float = 1.0, hedge: str = "") -> StatedRange:
        """What a number with this hedge is taken as.

        >>> load_wording().take(Form.FACTOR, 3, hedge="almost").shown()
        '2.55 to 3'
        >>> load_wording().take(Form.PERCENT, 36).shown("%"), load_wording().take(Form.FRACTION, 100 / 3).shown("%")
        ('35.5% to 36.5%', '31.33% to 35.33%')
        >>> [load_wording().take(Form.COUNT, number, hedge="some").shown() for number in (4961, 5000, 5200)]
        ['4,951 to 4,971', '4,500 to 5,500', '4,940 to 5,460']
        >>> [load_wording().take(Form.COUNT, number, hedge="just under").shown() for number in (19_000, 400)]
        ['18,000 to 19,000', '340 to 400']
        """
        bare = self._bare(form, number, unit)
        if not hedge:
            return bare
        known = self.hedges[hedge]
        around = known.around(number)
        # "Nearly one in fifteen" is a little less than a fifteenth, or one in nearly fifteen.
        is_one_sided = known.lower_open or known.upper_open or known.lower in (-inf, 1.0) or known.upper in (inf, 1.0)
        if form is Form.COUNT and not (isinf(around.lower) or isinf(around.upper)):
            # "Some 4,961" was counted to the last one, and "some 5,000" was not; "just under 19,000" is no 16,500.
            most = max(_last_unit(number), _NEAR * number)
            most = most if is_one_sided else min(most, _UNITS * _last_unit(number))
            around = replace(around, lower=max(around.lower, number - most), upper=min(around.upper, number + most))
        if form is Form.FACTOR or (is_one_sided and not (form is Form.ONE_IN and known == self.hedges["almost"])):
            return around
        # "About 4%" allows whatever "4%" does.
        return StatedRange(min(around.lower, bare.lower), max(around.upper, bare.upper))

    def _bare(self, form: Form, number: float, unit: float) -> StatedRange:
        rule = self.plain.get(form, "exact")
        if form is Form.FACTOR and unit < 1:
            rule = "digits"
        if rule == "exact":
            return StatedRange.exactly(number)
        if rule == "digits":
            return StatedRange(number - unit / 2, number + unit / 2)
        assert isinstance(rule, Mapping)
        if "points" in rule:
            return StatedRange(number - rule["points"], number + rule["points"])
        if "half_unit" in rule:
            # "Every half an hour" is no hour.
            off = min(0.5, number / 4) if number < 1 else 0.5
            return StatedRange(number - off, number + off)
        within = rule.get("within", 0.0)
        return StatedRange(number * rule.get("from", 1 - within), number * rule.get("to", 1 + within))


_NEAR = 0.05
"""The share of a number that a wording may be off it, where its last digit that is not nought stands for less."""
_UNITS = 10
"""So many units of the last digit printed that is not nought are about the number, at the most."""


def _last_unit(number: float) -> float:
    """What the last digit of a count stands for that is not nought: 1 of 4,961, 1,000 of 5,000."""
    whole = int(number)
    return 10.0 ** (len(str(whole)) - len(str(whole).rstrip("0"))) if whole and whole == number else 1.0


def _hedge(entry: Mapping[str, Any]) -> Hedge:
    within, ends = entry.get("within"), entry.get("open", [])
    lower = 1 - within if within is not None else entry.get("from", -inf)
    upper = 1 + within if within is not None else entry.get("to", inf)
    return Hedge(entry["name"], lower, upper, "from" in ends, "to" in ends)


def _wording(content: Mapping[str, Any]) -> Wording:
    hedges: dict[str, Hedge] = {}
    for entry in content["hedges"]:
        for words in entry["words"]:
            if words in hedges:
                raise BadReference(f"the hedge {words!r} stands under {hedges[words].name!r} and {entry['name']!r}; keep one")
            hedges[words] = _hedge(entry)
    return Wording(
        hedges=hedges,
        plain=content["plain"],
        factors={word: float(factor) for factor, words in content["factors"].items() for word in words},
        magnitudes={word: StatedRange(ends["from"], ends["to"]) for word, ends in content["magnitudes"].items()},
        slip_digits=float(content["rounding_slip"]["last_digits"]),
        slip_sum=float(content["rounding_slip"]["sum"]),
        understated=float(content["understated"]),
    )


def load_wording(path: Path | None = None) -> Wording:
    """The table that ships, or the one in a user's own file as it now is.

    Refused if a section is missing, a hedge stands twice, or a wording is none that is looked for: meanings can be changed,
    while words are found by patterns made of the table that ships.
    """
    return _loaded(path, path.stat().st_mtime_ns if path and path.is_file() else 0)


@lru_cache(maxsize=4)
def _loaded(path: Path | None, stamp: int) -> Wording:  # noqa: ARG001  (the stamp renews it)
    if path is None:
        return _wording(yaml.safe_load(files("faircount.claims").joinpath("words.yml").read_text(encoding="utf-8")))
    try:
        found = _wording(yaml.safe_load(read_text(path, LARGEST_LIST)))
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadReference(f"{path.name}: a section or a value of the table is missing ({fault})") from fault
    except yaml.YAMLError as fault:
        raise BadReference(f"{path.name}: is no YAML; mend it, or start again from the table that ships") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise BadReference(f"{path.name}: cannot be read; name a table of words") from fault
    shipped = _loaded(None, 0)
    for name in ("hedges", "factors", "magnitudes"):
        strange = [word for word in getattr(found, name) if word not in getattr(shipped, name)]
        if strange:
            raise BadReference(f"{path.name}: {strange[0]!r} is no wording that is looked for; change meanings, and add no words")
    return found

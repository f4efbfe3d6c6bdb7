"""Claims that are answered by asking others: of each of several places, and of per cent where points were said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf

from faircount.claims.claim import Form, VerifiedClaim
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict, quoted
from faircount.claims.stated_range import plain
from faircount.vocabulary.periods import financial_years

Ask = Callable[[VerifiedClaim], CheckedClaim | None]


def of_each(judged: VerifiedClaim, level: Ask) -> CheckedClaim | None:
    """A number told of each of several places, or a bound of every year: right where it is of all of them, else as the first
    says that it is not of."""
    about = judged.claim.coordinates
    years = [year.period for year in financial_years(about.periods[0]) or ()] if "every year" in about.explicit else []
    parts = [replace(about, periods=(year,)) for year in years] or [replace(about, areas=(area,)) for area in about.areas]
    ones = (replace(judged, claim=replace(judged.claim, coordinates=part)) for part in parts)
    told = [one for of_one in ones if (one := level(of_one)) is not None]
    if len(told) < len(parts):
        return None
    worst = next((one for one in told if one.verdict is not LedgerVerdict.CONFIRMED), None)
    line = ", ".join(one.arithmetic.split(";")[0] for one in told)
    return replace(worst, verified=judged) if worst else replace(told[0], verified=judged, arithmetic=line)


def is_of_each(judged: VerifiedClaim) -> bool:
    """Whether a number is told of each place of several, or bounds each of several years: "every year at least 610"."""
    about, amount = judged.claim.coordinates, judged.claim.stated.amount
    is_bound = amount is not None and (amount.upper == inf or amount.lower <= 0)
    several = len(financial_years(about.periods[0]) or ()) > 1
    return "each" in about.explicit or ("every year" in about.explicit and is_bound and several)


def no_points(judged: VerifiedClaim, change: Ask) -> CheckedClaim | None:
    """A change of counts told in percentage points, which only shares have: wrong where it is so many per cent."""
    stated = judged.claim.stated
    found = change(replace(judged, claim=replace(judged.claim, stated=replace(stated, form=Form.PERCENT))))
    if found is None or found.verdict not in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY):
        return None
    reason = f"So many per cent, and no percentage points, which only shares have. {found.reason}"
    say = quoted(f"{plain(abs(stated.value or 0))} per cent")
    return replace(found, verified=judged, verdict=LedgerVerdict.CONTRADICTED, reason=reason, say=say, caution=None)

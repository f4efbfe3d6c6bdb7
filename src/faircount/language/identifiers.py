"""Names of columns as programs write them, in words: VIC_AGE_BAND, OnlineCrime(Y/N), n_offences."""

from __future__ import annotations

from functools import lru_cache

from faircount.patterns import regex

_SHORT = {
    "num": "number", "n": "number", "no": "number", "cnt": "count", "tot": "total", "off": "offences", "offs": "offences",
    "vic": "victim", "vics": "victims", "grp": "group", "desc": "description", "rec": "recorded", "yr": "year", "qtr": "quarter",
    "mth": "month", "dt": "date", "cd": "code", "cat": "category", "typ": "type", "fin": "financial", "gen": "gender",
    "crim": "crime", "susp": "suspect", "flg": "flag", "ind": "indicator", "pct": "percent", "perc": "percent",
    "dist": "district",
}  # fmt: skip
_IDENTIFIER = regex(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)+|[A-Z]{2,}(?:[A-Z][a-z]+)+|[a-z]+_")
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")


@lru_cache(maxsize=20_000)
def spelt_out(name: str) -> str:
    """The name in words; a name that is words already stays as it is.

    >>> spelt_out("NICLQualifierOnline")
    'nicl Qualifier Online'
    >>> spelt_out("CHILD_SEX_OFFENCES_CNT")
    'number of child sex offences'
    >>> spelt_out("VIC_AGE_GRP"), spelt_out("OnlineCrime(Y/N)"), spelt_out("n_offences"), spelt_out("Age of victim")
    ('victim age group', 'Online Crime (Y/N)', 'number offences', 'Age of victim')
    """
    if " " in name.strip() or not _IDENTIFIER.match(name):
        return name
    stem, bracket, rest = name.partition("(")
    words = [_SHORT.get(word.lower(), word.lower() if word.isupper() else word) for word in _HUMP.split(stem) if word]
    if len(words) > 1 and words[-1] in ("count", "number") and words[-2].endswith("s"):
        words = ["number", "of", *words[:-1]]
    return " ".join([*words, bracket + rest] if bracket else words)

"""Names of columns as programs write them, in words: VIC_AGE_BAND, OnlineCrime(Y/N), n_offences."""

from __future__ import annotations

from functools import lru_cache

from faircount.patterns import regex

_SHORT = {
    "num": "number", "n": "number", "no": "number", "cnt": "count", "tot": "total", "off": "offences", "offs": "offences",
    "vic": "victim", "vics": "victims", "vict": "victim", "victs": "victims", "cyb": "cyber",
    "yrs": "years", "bnd": "band", "grp": "group", "desc": "description", "rec": "recorded", "yr": "year", "qtr": "quarter",
    "mth": "month", "dt": "date", "cd": "code", "cat": "category", "typ": "type", "fin": "financial", "gen": "gender",
    "crim": "crime", "susp": "suspect", "flg": "flag", "ind": "indicator", "pct": "percent", "perc": "percent",
    "dist": "district",
}  # fmt: skip
_OF_VICTIMS = {"F": "female", "M": "male"}
_FLAGGED = {"1": "yes", "0": "no", "Y": "yes", "N": "no"}
_SHORT_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)_((?:20)?\d\d)(?!\d)")
_BAND = regex(r"(?<!\d)(\d{1,2})_(\d{1,2})(?![\d_])")
_CUT = regex(r"(?i)\b(vict)\b|(?<=\()(yrs)(?=\))")
"""What is cut short in names of several words too: "Vict Age (Yrs)"."""
_IDENTIFIER = regex(
    r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)+|[A-Z]{2,}(?:[A-Z][a-z]+)+|[a-z]+_"
    r"|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)*[A-Z]{2,}\b|(?i:vic(?:t|ts|s)|offs)\b"
)
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")


def with_spans(name: str) -> str:
    """The name with its years and bands as they are printed, where programs join them by an underscore.

    >>> with_spans("Vic_2020_21"), with_spans("F_5_9"), with_spans("0_9"), with_spans("2021_22")
    ('Vic_2020/21', 'F_5-9', '0-9', '2021/22')
    """
    return _BAND.sub(
        lambda found: f"{found[1]}-{found[2]}" if int(found[1]) < int(found[2]) else found[0], _SHORT_YEAR.sub(r"\1/\2", name)
    )


@lru_cache(maxsize=20_000)
def spelt_out(name: str) -> str:
    """The name in words; a name that is words already stays as it is.

    >>> spelt_out("NICLQualifierOnline")
    'nicl Qualifier Online'
    >>> spelt_out("CHILD_SEX_OFFENCES_CNT")
    'number of child sex offences'
    >>> spelt_out("VIC_AGE_GRP"), spelt_out("OnlineCrime(Y/N)"), spelt_out("n_offences"), spelt_out("Age of victim")
    ('victim age group', 'Online Crime (Y/N)', 'number offences', 'Age of victim')
    >>> spelt_out("CyberYN"), spelt_out("VICTS")
    ('Cyber yn', 'victims')
    >>> spelt_out("Vic_2020_21"), spelt_out("VIC_F_0TO9"), spelt_out("off_online_0"), spelt_out("Vict Age (Yrs)")
    ('victim 2020/21', 'victim female 0to9', 'offences online no', 'victim Age (years)')
    """
    if " " in name.strip():
        return _CUT.sub(lambda found: _SHORT[found[0].lower()], name)
    if not _IDENTIFIER.match(name):
        return name
    stem, bracket, rest = with_spans(name).partition("(")
    parts = [part for part in _HUMP.split(stem) if part]
    if {part.lower() for part in parts} & {"vic", "vics", "vict", "victs", "victim", "victims"}:
        parts = [_OF_VICTIMS.get(part, part) for part in parts]
    words = [_SHORT.get(word.lower(), word.lower() if word.isupper() else word) for word in parts]
    # "OFFENCES_CYBER_N" are the others; "Cyber_n" beside "Cyber_pct" is the number of the flagged.
    if len(words) > 2 and words[-2].lower() in ("online", "cyber", "flag", "flagged"):
        words[-1] = _FLAGGED.get(parts[-1], words[-1])
    if len(words) > 1 and words[-1] in ("count", "number") and words[-2].endswith("s"):
        words = ["number", "of", *words[:-1]]
    return " ".join([*words, bracket + rest] if bracket else words)

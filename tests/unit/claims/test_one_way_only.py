"""Wrong claims that once passed because figures were read loosely: any year, any order, any sign."""

from __future__ import annotations

from faircount.claims.check import check_text

FEWER = "Essex Police recorded 746 offences. Children under 11 were the victims in 262 cases, and so made up {} of the total."
BASE = (
    "Essex Police recorded 1,483 offences in 2016/17, {} on the previous year. In 2014/15 there were 1,118 and in 2015/16 1,040."
)
POINTS = "Girls made up 24 per cent of suspects in 2018/19, where a year before it was 20 per cent: {}."
THESE = "Durham Police recorded 1,155 offences, 29 per cent more than the 896 of 2014/15. {} of these were against girls."
CHARGED = (
    "In 2018, 1,204 of Kent's 6,690 child sexual offences led to a charge, in 2014 912 of 2,850; the charge rate went from {}."
)
EVERY = (
    "Reports of offences in Kent have fallen every year since 2014/15. There were 698 then, 556 in 2015/16, {} in 2016/17 and "
    "495 in 2017/18."
)
EVERY_DAY = "Every day {} children in Kent fall victim to an offence. Kent Police recorded 5,884 sexual offences in 2016/17."
REGION = (
    "Forces in Yorkshire and the Humber were told of {} offences in 2016/17. West Yorkshire had 3,009, more than half of all. "
    "It is the largest. South Yorkshire had 1,286, Humberside 986 and North Yorkshire 603."
)
THREE_YEARS = (
    "Offences against children in Kent numbered 73 in 2015/16. In 2016/17 the number was 91 and in 2017/18 88. "
    "In those three years police dealt with {} cases."
)


def test_a_share_in_brackets_is_of_what_stands_before_them() -> None:
    text = "Of 1,388 reported rapes 688 (a shade under half) were dropped by the victim, 401 (29 per cent) for want of evidence."
    assert _call(text, "under half") != "inconsistent"


def _call(text: str, words: str) -> str:
    at = text.index(words)
    found = next(judged for judged in check_text(text) if judged.claim.start < at + len(words) and at < judged.claim.end)
    return str(found.verification.verdict)

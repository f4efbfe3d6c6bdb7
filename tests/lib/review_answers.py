"""Small invented answers that leave a person something to decide, and a project that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from faircount.pipeline.start import start_project

UNIT = "Kent Police\nYear,Rape,Sexual assault\n2015/16,738,61\n2016/17,663,58\n"
"""Nothing says whether offences or victims are counted."""

PERIOD = (
    "Grooming offences in the East of England\nForce area,Latest year (2015-16 in brackets)\nEssex,54 (50)\nNorfolk,17 (16)\n"
)
"""The figures before the brackets have no year."""

YEARS = "Humberside Police, sexual offences\nYear,Under 13,13 to 17\n2015,738,*\n2016,663,58\nYears are financial years\n"
"""A year is named and not whether it is the first or the last of a financial year; a mark is not explained."""

ABOUT = (
    "<html><head><title>Essex Police: sexual offences against under-18s</title></head><body>"
    "<table><tr><th>Year</th><th>Offences</th></tr><tr><td>2015/16</td><td>about 740</td></tr>"
    "<tr><td>2016/17</td><td>812</td></tr></table></body></html>"
)
"""One figure is printed as approximate."""

REFUSED = (
    "<html><head><title>Surrey Police, reply to a request</title></head><body><p>Your request is refused in full. The cost of"
    " the work would exceed the appropriate limit, so section 12 applies to the whole of the request.</p></body></html>"
)

LETTER = (
    "Norfolk Constabulary\n\nBetween 1 April 2022 and 31 March 2023 the force recorded 244 sexual offences where the victim was "
    "under 18. Of these, 19 were flagged as online. Those that stood apart came to 225 sexual offences in 2022/23.\n"
)
"""Three counts told in words, of which the last does not say what sets it apart."""

ANSWERS = {"kent.csv": UNIT, "east.csv": PERIOD, "humberside.csv": YEARS, "essex.html": ABOUT, "surrey.html": REFUSED}


def answered_project(folder: Path, answers: Mapping[str, str] = ANSWERS) -> Path:
    """A project with these answers in it."""
    start_project(folder, "A charity")
    for name, text in answers.items():
        (folder / "answers" / name).write_text(text, encoding="utf-8")
    return folder


def quiet(done: int, total: int, name: str) -> None:
    """Progress that nobody watches."""

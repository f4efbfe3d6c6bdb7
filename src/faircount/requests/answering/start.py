"""A new answer.toml with everything in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.requests.answering.settings import ANSWER, REASON

TEMPLATE = """\
# How a request is answered. The guide "Answer a request in 20 working days" explains every key.

[force]
area = ""                                # the force that answers
officer = ""                             # who signs
contact = ""                             # where the applicant can ask
review = ""                              # where an internal review is asked for

[request]
file = "request/ask.xlsx"                # the form as it came, or an ask.toml
applicant = ""
address = ""                             # optional
received = {today}                       # the day it came; the twenty working days begin on the next
percentages = []                         # optional: any of "online", "ages", "sex", "district", "outcome", "relationship"

[records]
file = "records/incidents.csv"           # CSV or Parquet, with the columns of the guide "Count incident records"
since = {today}                          # the first day from which it holds every record
as_of = {today}                          # the day on which it was taken
most_left_over = 0.05                    # nothing is answered if more rows than this share cannot be placed

[protection]
threshold = 5                            # counts of 1 to 4 are hidden
reason = "{reason}"

[reply]
dated = {today}                          # the day that stands on the letter
"""


def start_answer(folder: Path, today: date) -> Path:
    """The file made; refused if there is one already, so that none is overwritten."""
    path = folder / ANSWER
    if path.exists():
        raise BadProject(f"{path}: is there already; change it, or take it away first")
    if not folder.is_dir():
        raise BadProject(f"{folder}: is no folder; make it first, with records/ and request/ in it")
    path.write_text(TEMPLATE.format(today=today.isoformat(), reason=REASON), encoding="utf-8")
    return path

"""The recipe of advice: a table of counts in, the methods side by side out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from faircount.briefing.advising import AdvicePage, advice_page
from faircount.pipeline.protect import check_destinations, read_counts
from faircount.pipeline.protection_request import MethodRequest, ProtectionRequest
from faircount.project.progress import Progress
from faircount.protect.advice import advise
from faircount.store.private import privately
from faircount.writers.advice import write_advice


def advise_on(asked: ProtectionRequest, to: Path | None, progress: Progress) -> AdvicePage:
    """The methods compared on the breakdowns asked for; written as a page or CSV where a file is named."""
    check_destinations(asked, [to])
    table, told = read_counts(asked.source, to)
    policy = asked.rule.policy(MethodRequest())
    found = advise(table, policy, asked.method.choices(progress), asked.constraints(table))
    page = advice_page(found, asked.source.counts.name)
    if to is not None:
        with privately():  # what is lost is told beside the truth
            write_advice(page, to)
    return replace(page, remarks=(*told, *page.remarks))

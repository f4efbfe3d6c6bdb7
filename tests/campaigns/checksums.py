"""Whether a checksum of an answer that is not public stands in anything published: small counts could be tried against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.campaigns.published import Site
from tests.campaigns.violation import Violation

TOLD = 12
"""So many digits are printed where a checksum is shortened."""


def judge_checksums(seed: int, answers: Iterable[Path], sites: Iterable[Site]) -> Iterator[Violation]:
    """Each file in which the sha256 of one of the answers stands, whole or shortened."""
    sums = {hashlib.sha256(path.read_bytes()).hexdigest()[:TOLD].encode(): path.name for path in answers}
    for site in sites:
        for path in sorted(each for each in site.folder.rglob("*") if each.is_file()):
            content = path.read_bytes()
            for told, name in sums.items():
                if told in content:
                    yield Violation(seed, "checksum of an answer", site.shown(path), f"{name}: its sha256 is published")

"""How many offences two forces have between them, when some are in the records of both: keyed at home, compared by a third."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.outputs import refuse_to_write_over, written_together
from faircount.records.keyed import keyed_records, read_keyed, read_secret
from faircount.records.link import DistinctOffences, distinct_offences
from faircount.store.private import privately
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.periods import parse_period


@dataclass(frozen=True, slots=True)
class Between:
    """The distinct offences of two forces as they may be printed."""

    first: str
    second: str
    count: DistinctOffences

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it: counts first, then the range, then what it rests on."""
        count = self.count
        return (
            f"{self.first}: {count.first:,} offences. {self.second}: {count.second:,} offences.",
            f"In the records of both: {count.both_least:,} to {count.both_most:,}.",
            f"Distinct offences: {count.least:,} to {count.most:,}.",
        )


def key_records(path: Path, secret: Path, force: str, period: str | None, to: Path) -> int:
    """Write the offences of a force in keyed words, and give back how many there are."""
    if to.suffix.lower() != ".parquet":
        raise BadProject(f"{to.name}: a keyed file is Parquet; end its name with .parquet")
    if to.resolve() == path.resolve() or not to.parent.is_dir():
        raise BadProject(f"{to}: is the extract itself, or in no folder; name another file to write")
    refuse_to_write_over((secret,), (to,))
    code = parse_area(force).code
    keyed = keyed_records(path, code, read_secret(secret), parse_period(period) if period else None)
    with privately(), written_together(to) as (beside,):
        assert beside is not None, "a file is always written"
        keyed.write_parquet(beside, compression="zstd")
    return keyed.height


def count_between(first: Path, second: Path, threshold: int) -> Between:
    """The range of distinct offences of two keyed files; a small count of those in both is told as under the threshold only."""
    one, other = read_keyed(first), read_keyed(second)
    names = [_named(frame["source"][0]) for frame in (one, other)]
    return Between(names[0], names[1], distinct_offences(one, other).shown(threshold))


def _named(code: str) -> str:
    return (AREAS[code].police or AREAS[code].name) if code in AREAS else code

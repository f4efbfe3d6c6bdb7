"""The files that a person at a desk has before anything goes wrong: small, whole, and taken by every command as they are."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from faircount.vocabulary.areas import FORCES
from tests.lib.comparisons import forces_csv, months_csv

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "exampleshire"
ROWS = 900
"""Of the invented records: enough for every year that is asked about."""

ANSWER = """Kent Police: recorded sexual offences against children under 18

,2018/19,2019/20
Offences recorded,205,290
of which online,31,52
"""
POPULATION = "year,pfa_code,under18\n" + "".join(
    f"{year},{code},{50_000 + 100 * place + year - 2015}\n" for year in (2015, 2016, 2017) for place, code in enumerate(FORCES)
)
"""Invented numbers of children, of every force."""
ARTICLE = """Online offences against children in Cleveland rose from 55 to 145 in a year.

Police recorded 820 offences in 2015/16 and 772 in 2016/17, a fall of 6 per cent. More than half of the 820 were of girls.
"""
STRATA = "marked,records,period\nyes,55,2015/16\nno,765,2015/16\nyes,145,2016/17\nno,627,2016/17\n"


@dataclass(frozen=True)
class Command:
    """A command as it is run when all is well; ``{name}`` stands for the file that may be broken, OUT for what is written."""

    words: tuple[str, ...]
    reads: str
    writes: str = ""

    @property
    def name(self) -> str:
        """The command without its options."""
        return " ".join(self.words[:2] if self.words[0] in ("audit", "reference", "release", "user") else self.words[:1])


LINK = ("link", "records.csv", "--key", "secret.txt", "--force", "Exampleshire")
PROTECT = ("protect", "counts/data.csv", "--hierarchies", "counts")
COMMANDS = (
    Command(("count", "records.csv", "--by", "year,age", "--to", "OUT"), "records.csv", "counted"),
    Command(("count", "records.csv", "--by", "offence,sex,online", "--of", "victims", "--to", "OUT"), "records.csv", "counted"),
    Command(("answer", "force", "--to", "OUT"), "force/records/incidents.csv", "answered"),
    Command(("answer", "force", "--to", "OUT"), "force/answer.toml", "answered"),
    Command((*LINK, "--to", "OUT"), "records.csv", "keyed.parquet"),
    Command((*LINK, "--to", "OUT"), "secret.txt", "keyed.parquet"),
    Command((*PROTECT, "--effort", "quick", "--to", "OUT"), "counts/data.csv", "safe.csv"),
    Command((*PROTECT, "--effort", "quick", "--to", "OUT"), "counts/hier_age.csv", "safe.csv"),
    Command((*PROTECT, "--method", "rounding", "--to", "OUT"), "counts/data.csv", "safe.csv"),
    Command(("audit-disclosure", "published.csv", "--to", "OUT"), "published.csv", "attacked.csv"),
    Command(("compare", "forces.csv"), "forces.csv"),
    Command(("compare", "forces.csv", "--to", "OUT"), "forces.csv", "compared"),
    Command(("compare", "months.csv", "--chart", "OUT"), "months.csv", "series.svg"),
    Command(("compare", "55", "145", "--before", "2015/16", "--after", "2016/17", "--area", "Cleveland"), ""),
    Command(("outlook", "months.csv"), "months.csv"),
    Command(("audit", "design", "strata.csv", "--seed", "eleven", "--to", "OUT"), "strata.csv", "audit"),
    Command(("audit", "design", "--marked", "2015/16=55", "--unmarked", "2015/16=765", "--margin", "6", "--seed", "3"), ""),
    Command(("read", "answer.csv", "--to", "OUT"), "answer.csv", "figures.csv"),
    Command(("check", "article.txt"), "article.txt"),
    Command(("check", "articles"), "articles/one.txt"),
    Command(("map", "records.csv", "--no-ask", "--to", "OUT"), "records.csv", "mapped.parquet"),
    Command(("inspect", "answer.csv"), "answer.csv"),
    Command(("inspect", "article.txt", "--clean-to", "OUT"), "article.txt", "clean"),
    Command(("reference", "add", "population.csv", "--project", "campaign", "--published", "2026-04-13"), "population.csv"),
    Command(("inbox", "campaign"), "campaign/faircount.toml"),
    Command(("inbox", "campaign", "--json"), "campaign/faircount.toml"),
    Command(("ask", "campaign", "--to", "OUT"), "campaign/ask.toml", "requests"),
    Command(("build", "campaign", "--quick"), "campaign/faircount.toml"),
    Command(("ledger", "Kent", "--project", "campaign"), "campaign/faircount.toml"),
    Command(("review", "campaign", "--list"), "campaign/faircount.toml"),
    Command(("doctor", "campaign"), "campaign/faircount.toml"),
    Command(("release", "list", "campaign"), "campaign/faircount.toml"),
    Command(("user", "list", "--project", "campaign"), "campaign/faircount.toml"),
    Command(("init", "OUT"), "", "new-campaign"),
    Command(("backup", "OUT", "--project", "campaign"), "campaign/faircount.toml", "kept-again.tar.gz"),
    Command(("restore", "kept.tar.gz", "OUT"), "kept.tar.gz", "again"),
)  # fmt: skip
"""Every command that ends by itself; ``serve``, ``demo`` and the acts of a release have drivers of their own."""


def lay_out(folder: Path) -> None:
    """Write the files of the desk into a folder, as they are when all is well."""
    shutil.copytree(EXAMPLE, folder / "force", ignore=shutil.ignore_patterns("reply", "inside", "README.md"))
    rows = (EXAMPLE / "records" / "incidents.csv").read_text("utf-8").splitlines()[: ROWS + 1]
    (folder / "records.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "force" / "records" / "incidents.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "secret.txt").write_text("5" * 64, encoding="utf-8")
    _counts(folder / "counts")
    (folder / "published.csv").write_text(
        "Area,Rape,Other,Total\nNorth,12,31,43\nSouth,*,*,29\nTotal,20,52,72\n", encoding="utf-8"
    )
    forces_csv(folder)
    months_csv(folder)
    (folder / "strata.csv").write_text(STRATA, encoding="utf-8")
    (folder / "population.csv").write_text(POPULATION, encoding="utf-8")
    (folder / "answer.csv").write_text(ANSWER, encoding="utf-8")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "articles").mkdir()
    for name in ("one", "two"):
        (folder / "articles" / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")


def _counts(folder: Path) -> None:
    folder.mkdir()
    drawn = random.Random(5)
    years, bands = ("2015/16", "2016/17", "2017/18"), ("0-9", "10-15", "16-17")
    lines = [f"{year},{band},{drawn.choice((2, 7, 14, 40, 55))}" for year in years for band in bands]
    (folder / "data.csv").write_text("\n".join(["year,age,freq", *lines]) + "\n", encoding="utf-8")
    for name, codes in (("year", years), ("age", bands)):
        text = "\n".join(["level,code", "@,Total", *(f"@@,{code}" for code in codes)])
        (folder / f"hier_{name}.csv").write_text(text + "\n", encoding="utf-8")

"""Whether what the pages say is true of the drawn campaign: who answered, for which years, with which numbers.

A small reader of the phrases that recur on the pages, and of numbers beside years. What it does not understand it passes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.forces import AREAS
from tests.campaigns.numbers import judge_charts, judge_findings, judge_nation
from tests.campaigns.published import Site
from tests.campaigns.settings import official_counts
from tests.campaigns.truth import REFUSED
from tests.campaigns.violation import Violation

YEAR = r"20\d\d/\d\d"
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
NUMBER_OF_A_YEAR = re.compile(
    rf"(?<![\d,./–-])({NUMBER})(?: (?:recorded |sexual |online )*offences(?: against under-18s| as online)?)?"
    rf" (?:were given for|in|for) ({YEAR})(?![\d/])"
)
CELL_OF_A_YEAR = re.compile(rf"({YEAR}) ({NUMBER})")
UP_FROM = re.compile(
    rf"(?<![\d,.])({NUMBER}) (?:recorded )?offences[^.]*? in (?:({YEAR})|the year to March (20\d\d)), (up|down) from ({NUMBER}) "
    r"the year before"
)
ASKED = "sexual_under_18"
SAYS_REFUSED = re.compile(r"refus|section 12", re.IGNORECASE)


def judge_sentences(campaign: Campaign, number: int, site: Site) -> Iterator[Violation]:
    """Everything on the pages of a site that the drawn truth contradicts."""
    held = {answer.force.area: answer for answer in campaign.round(number)}
    for force in AREAS:
        page = site.pages.get(f"areas/{force.slug}.html")
        if page is not None:
            reader = PageOfArea(campaign, force.area, held.get(force.area), page)
            yield from (
                Violation(campaign.seed, kind, f"{site.name}:areas/{force.slug}.html", what) for kind, what in reader.falsehoods()
            )
    yield from judge_charts(campaign, number, site)
    yield from judge_findings(campaign, number, site)
    yield from judge_nation(campaign, site, site.pages.get("index.html", ""))
    yield from (
        Violation(campaign.seed, kind, f"{site.name}:index.html", what)
        for kind, what in _index(campaign, held, site.pages.get("index.html", ""))
    )


@dataclass(frozen=True)
class PageOfArea:
    """The words of the page of one area, beside what its force answered."""

    campaign: Campaign
    area: str
    answer: Answer | None
    page: str

    @property
    def _lines(self) -> list[str]:
        return self.page.split("\n")

    def answered(self, year: int, *, online: bool = False) -> bool:
        """Whether the force told the whole of this year, with or without a mark; what it refused is none."""
        return self.answer is not None and any(
            place.first <= year <= place.last and (place.online == "yes") == online and told.printed != REFUSED
            for place, told in self.answer.told.items()
            if (place.ages, place.sex, place.offence) == ("all", "all", ASKED)
        )

    def has_official(self, year: int | None = None) -> bool:
        """Whether the official table of the project has this area."""
        return any(area == self.area and year in (None, of) for area, of in self.campaign.official_counts)

    def falsehoods(self) -> Iterator[tuple[str, str]]:
        """Each false sentence: its kind, and its words."""
        yield from self._official()
        yield from self._years()
        yield from self._held()
        yield from self._refusal()
        yield from self._numbers()
        yield from self._arithmetic()
        yield from self._up_from()

    def _official(self) -> Iterator[tuple[str, str]]:
        if not self.has_official():
            for line in self._lines:
                if re.search(r"rests? on the Home Office.s counts", line):
                    yield "stands on counts that are not there", line
                elif (
                    re.search(r"The Home Office table prints|official table|Source:? Home Office", line)
                    and not self.campaign.official
                ):
                    yield "official table where there is none", line

    def _years(self) -> Iterator[tuple[str, str]]:
        compared = re.search(r"April (20\d\d) to March (20\d\d) compared", self.page)
        if compared:
            years = range(int(compared[1]), int(compared[2]))
            ends = (years[0], years[-1]) if years else ()
            if ends != self.campaign.compared and not all(map(self._is_held_of, ends)):
                yield "wrong years", f"“{compared[0]}”: nobody has answered for them"
        series = re.search(rf"yearly counts from ({YEAR}) to ({YEAR})", self.page)
        if series and not self.has_official() and (self.answer is None or self.answer.kind == "refusal"):
            yield "wrong years", f"“{series[0]}”: no count of this area is held"
        elif series and not (self.answered(int(series[1][:4])) or self.has_official(int(series[1][:4]))):
            yield "wrong years", f"“{series[0]}”: no count of {series[1]} is held"

    def _is_held_of(self, year: int) -> bool:
        return any(year in answer.years for answer in self.campaign.answers) or self.has_official(year)

    def _held(self) -> Iterator[tuple[str, str]]:
        if self.answer is None or self.answer.kind == "refusal":
            return
        years = self._compared()
        for line in self._lines:
            if re.search(r"We have no (?:answer|count) from", line):
                yield "answer denied", line
            if re.search(r"We found no answer from this force", line):
                yield "answer denied", line
            for online, part in ((False, r"Sexual offences against under-18s in [^:]*"), (True, r"Offences marked as online")):
                none = rf"no figure(?: for ({YEAR}) or ({YEAR})|\.)"
                found = re.search(rf"{part}: we have (?:{none}|a figure for {YEAR}, none for ({YEAR}))", line)
                if found is None:
                    continue
                named = [int(year[:4]) for year in found.groups() if year]
                if any(self.answered(year, online=online) for year in named or years):
                    yield "answer denied", found[0]

    def _compared(self) -> list[int]:
        if found := re.search(rf"cannot be compared over ({YEAR}) and ({YEAR})", self.page):
            return [int(found[1][:4]), int(found[2][:4])]
        found = re.search(r"April (20\d\d) to March (20\d\d) compared", self.page)
        if found:
            return [int(found[1]), int(found[2]) - 1]
        if found := re.search(rf"(?m)^({YEAR}) and ({YEAR}): no two counts", self.page):
            return [int(found[1][:4]), int(found[2][:4])]
        return list(self.campaign.compared or ())

    def _refusal(self) -> Iterator[tuple[str, str]]:
        late = any(answer.refused_first and answer.force.area == self.area for answer in self.campaign.answers)
        refused = self.answer.kind == "refusal" if self.answer else late
        said = [line for line in self._lines if SAYS_REFUSED.search(line) and "not known" not in line.lower()]
        if refused and not said:
            yield "refusal not told", "the force refused under section 12, and its page does not say so"

    def _numbers(self) -> Iterator[tuple[str, str]]:
        """A number that is said of a year, and is no figure of that year."""
        for line in self._lines:
            pairs = [(found[0], found[1], found[2]) for found in NUMBER_OF_A_YEAR.finditer(line)]
            pairs += [(found[0], found[2], found[1]) for found in [CELL_OF_A_YEAR.fullmatch(line)] if found]
            for words, number, of in pairs:
                count, year = int(number.replace(",", "")), int(of[:4])
                if count not in self._counts(year) and not self._is_older(line):
                    yield "wrong number", f"“{words}”: no figure of {of} is {number}: {line[:200]}"

    def _is_older(self, line: str) -> bool:
        return bool(re.search(r"was |had been|corrected|until version|put right|earlier", line, re.IGNORECASE))

    def _counts(self, year: int) -> set[int]:
        told = {} if self.answer is None else self.answer.told
        public = self.answer is not None and self.answer.public
        counts = {
            figure.count
            for place, figure in told.items()
            if place.first <= year <= place.last and not figure.is_hidden and (public or figure.count not in self.campaign.small)
        }
        return counts | official_counts(self.campaign, self.area, year)

    def _up_from(self) -> Iterator[tuple[str, str]]:
        """“12 ... in 2019/20, up from 9 the year before”: both numbers, and the direction."""
        for found in UP_FROM.finditer(self.page):
            year = int(found[2][:4]) if found[2] else int(found[3]) - 1
            after, before = int(found[1].replace(",", "")), int(found[5].replace(",", ""))
            right = after in self._counts(year) and before in self._counts(year - 1)
            if not right or (found[4] == "up") != (after > before):
                yield "wrong number", f"“{found[0]}”"

    def _arithmetic(self) -> Iterator[tuple[str, str]]:
        """“120, then 151. 26% more” has to be what 120 and 151 give."""
        for found in re.finditer(rf"({NUMBER}), then ({NUMBER})\. (\d+)% (more|fewer)", self.page):
            before, after = (int(found[place].replace(",", "")) for place in (1, 2))
            share = 100 * (after - before) / before if before else 0.0
            if abs(share - int(found[3]) * (1 if found[4] == "more" else -1)) > 0.51:
                yield "wrong number", f"“{found[0]}”"


def _index(campaign: Campaign, held: dict[str, Answer], page: str) -> Iterator[tuple[str, str]]:
    pair = re.search(rf"under-18s, ({YEAR}) and ({YEAR})", page)
    if pair:
        years = [int(pair[1][:4]), int(pair[2][:4])]
        # Where no answer allows two years, those of the official counts stand in.
        official = {year for _, year in campaign.official_counts} if campaign.compared is None else set()
        known = official.union(*(answer.years for answer in campaign.answers))
        if tuple(years) != campaign.compared and not set(years) <= known:
            yield "wrong years", f"“{pair[0]}”: nobody has answered for them"
        for area, answer in held.items():
            told = sum(PageOfArea(campaign, area, answer, "").answered(year) for year in years)
            right = {
                0: ("no figure", "refused"),
                1: ("one of the two years", "no figure", "refused"),
                2: ("both years",),
            }[told]
            for found in re.finditer(
                rf"(?m)^(?:[\w &]+: )?{re.escape(area)}, (no figure|one of the two years|both years)$", page
            ):
                if found[1] not in right[:1] and not (told == 0 and found[1] in right):
                    yield (
                        "answer denied" if told else "answer invented",
                        f"“{found[0]}”: the force answered for {told} of {pair[1]} and {pair[2]}",
                    )
    wide = re.search(rf"43 forces, (?:years to March, )?({YEAR}) (?:to|and) ({YEAR})", page)
    known = {year for answer in campaign.answers for year in answer.years} | {year for _, year in campaign.official_counts}
    known |= set(campaign.compared or ())  # as the user has fixed them
    if wide and not {int(wide[1][:4]), int(wide[2][:4])} <= known:
        yield "wrong years", f"“{wide[0]}”: nothing is held of them"
    counted = re.search(r"(?m)^We have counts from (\d+) forces?\.", page)
    answered = sum(answer.kind != "refusal" and answer.force in AREAS for answer in held.values())
    if counted and not campaign.official and int(counted[1]) != answered:
        yield "wrong number", f"“{counted[0]}”: {answered} forces of England and Wales gave figures"

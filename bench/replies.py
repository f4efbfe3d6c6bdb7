# ruff: noqa
# Kept as it was written, in November 2026, by a hand that had seen neither the reader, its tests nor the answers given to us:
# what is measured on it is how the reader fares with strangers. Nothing in the reader is to be made for its words alone.
"""Write invented Freedom of Information replies about recorded sexual offences
against children, each with the rows that a careful reader would take from it.

    python generate.py OUT --seed N --count K [--formats xlsx,ods,csv,html,docx,pdf,txt,eml]

Every reply is the work of one "officer": a function marked with @officer that
draws on a World (one force, some years, counts that add up) and fills a Letter
(paragraphs, bullets, tables) or a Book (sheets).  Counts are printed only by
World.cell (tables) and World.t (sentences), which note the expected row too.
"""

import argparse
import csv
import datetime as dt
import email.message
import html
import os
import random
import re
import textwrap

import numpy as np

COLUMNS = (
    "force,period_start,period_end,offence,cyber,age_low,age_high,sex,count,measure,source_cell,breakdown,role,note"
).split(",")
D = dt.date

# official name, then names and abbreviations seen on letterheads and in letters
FORCES = [
    ("Avon and Somerset Constabulary", "Avon and Somerset Constabulary"),
    ("Bedfordshire Police", "Bedfordshire Police"),
    ("Cambridgeshire Constabulary", "Cambridgeshire Constabulary"),
    ("Cheshire Constabulary", "Cheshire Constabulary"),
    ("City of London Police", "City of London Police"),
    ("Cleveland Police", "Cleveland Police"),
    ("Cumbria Constabulary", "Cumbria Constabulary"),
    ("Derbyshire Constabulary", "Derbyshire Constabulary"),
    ("Devon and Cornwall Police", "Devon & Cornwall Police"),
    ("Dorset Police", "Dorset Police"),
    ("Durham Constabulary", "Durham Constabulary"),
    ("Dyfed-Powys Police", "Heddlu Dyfed-Powys Police"),
    ("Essex Police", "Essex Police"),
    ("Gloucestershire Constabulary", "Gloucestershire Constabulary"),
    ("Greater Manchester Police", "Greater Manchester Police"),
    ("Gwent Police", "Heddlu Gwent Police"),
    ("Hertfordshire Constabulary", "Hertfordshire Constabulary"),
    ("Humberside Police", "Humberside Police"),
    ("Kent Police", "Kent Police"),
    ("Lancashire Constabulary", "Lancashire Constabulary"),
    ("Leicestershire Police", "Leicestershire Police"),
    ("Lincolnshire Police", "Lincolnshire Police"),
    ("Merseyside Police", "Merseyside Police"),
    ("Metropolitan Police Service", "Metropolitan Police Service"),
    ("Norfolk Constabulary", "Norfolk Constabulary"),
    ("North Wales Police", "Heddlu Gogledd Cymru / North Wales Police"),
    ("North Yorkshire Police", "North Yorkshire Police"),
    ("Northamptonshire Police", "Northamptonshire Police"),
    ("Northumbria Police", "Northumbria Police"),
    ("Nottinghamshire Police", "Nottinghamshire Police"),
    ("South Wales Police", "Heddlu De Cymru South Wales Police"),
    ("South Yorkshire Police", "South Yorkshire Police"),
    ("Staffordshire Police", "Staffordshire Police"),
    ("Suffolk Constabulary", "Suffolk Constabulary"),
    ("Surrey Police", "Surrey Police"),
    ("Sussex Police", "Sussex Police"),
    ("Thames Valley Police", "Thames Valley Police"),
    ("Warwickshire Police", "Warwickshire Police"),
    ("West Mercia Police", "West Mercia Police"),
    ("West Midlands Police", "West Midlands Police"),
    ("West Yorkshire Police", "West Yorkshire Police"),
    ("Wiltshire Police", "Wiltshire Police"),
    ("Police Scotland", "Police Scotland"),
    ("Police Service of Northern Ireland", "Police Service of Northern Ireland"),
    ("Police Scotland", "Police Scotland"),
    ("Police Service of Northern Ireland", "PSNI - Police Service of Northern Ireland"),
]
OFFENCES = {
    "ew": [
        "Rape",
        "Sexual assault",
        "Sexual activity with a child",
        "Causing or inciting a child to engage in sexual activity",
        "Sexual grooming",
        "Exposure and voyeurism",
        "Abuse of children through sexual exploitation",
        "Abuse of position of trust of a sexual nature",
        "Assault by penetration",
        "Familial sexual offences",
        "Engaging in sexual activity in the presence of a child",
        "Causing a child to watch a sexual act",
    ],
    "sc": [
        "Rape",
        "Attempted rape",
        "Sexual assault",
        "Sexual assault by penetration",
        "Sexual coercion",
        "Communicating indecently",
        "Lewd and libidinous practices",
        "Coercing a person into looking at a sexual image",
        "Voyeurism",
        "Intercourse with an older child",
    ],
    "ni": [
        "Rape",
        "Attempted rape",
        "Sexual assault",
        "Sexual activity with a child",
        "Meeting a child following grooming",
        "Exposure/voyeurism",
        "Paying for sexual services of a child",
        "Causing or inciting sexual activity",
    ],
}
SURNAMES = "Hartley Okafor Pritchard Singh Macleod Donnelly Whitcombe Ahmed Lund Baines Eastwood Rees Carrick Tandy".split()
SCHEMES = [
    [(0, 4), (5, 9), (10, 14), (15, 17)],
    [(0, 9), (10, 12), (13, 15), (16, 17)],
    [(0, 12), (13, 17)],
    [(0, 5), (6, 10), (11, 15), (16, 17)],
    [(0, 12), (13, 15), (16, 17)],
    [(0, 0), (1, 4), (5, 10), (11, 17)],
    [(0, 3), (4, 6), (7, 9), (10, 12), (13, 15), (16, 17)],
    [(0, 15), (16, 17)],
    [(0, 11), (12, 17)],
]
SEXES = [
    ("Female", "Male", "Unknown"),
    ("F", "M", "U"),
    ("Girls", "Boys", "Not recorded"),
    ("FEMALE", "MALE", "UNKNOWN"),
    ("Females", "Males", "Gender not stated"),
    ("Female", "Male", "Unspecified"),
    ("Female victims", "Male victims", "Sex not known"),
]
WORDS = "zero one two three four five six seven eight nine ten".split()
MONTHS = "January February March April May June July August September October November December".split()


def month_end(year, month):
    """The last day of a month."""
    return D(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


def ordinal(n):
    """1st, 2nd, 3rd, 4th ..."""
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def date_text(d, style):
    """A day as an officer writes it."""
    if style == 0:
        return f"{d.day} {MONTHS[d.month - 1]} {d.year}"
    if style == 1:
        return f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}"
    if style == 2:
        return f"{d:%d/%m/%Y}"
    return f"{d:%d.%m.%y}"


class N(str):
    """A printed count, carrying its expected row."""

    row = None


class Month(str):
    """The label of a month, written as a true date in a workbook."""

    day = None


class World:
    """One force, its years, its true counts, and the manner of printing them."""

    def __init__(self, rng, prose=False, years=None, small=None, suppress=None, population=None):
        self.rng, self.rows, self.pending, self.notes_done, self.used = rng, [], [], False, set()
        self.force, self.letterhead = rng.choice(FORCES)
        self.jur = {"Police Scotland": "sc", "Police Service of Northern Ireland": "ni"}.get(self.force, "ew")
        self.pop = population or rng.choice([(0, 17)] * 12 + [(0, 15)] * 3 + [(0, 12), (10, 17), (13, 17), (5, 17)])
        self.measure = rng.choice(["offences"] * 3 + ["victims"] * 2)
        self.kind = rng.choice(["fin", "fin", "cal"])
        n = rng.choice(years or [1, 2, 3, 3, 4, 5, 5, 6, 8])
        first = rng.randint(2013 if self.force == "Police Scotland" else 2009, 2025 - n)
        self.periods = []
        for y in range(first, first + n):
            self.periods.append((D(y, 4, 1), D(y + 1, 3, 31)) if self.kind == "fin" else (D(y, 1, 1), D(y, 12, 31)))
        self.partial = n > 1 and rng.random() < 0.15
        if self.partial:
            s = self.periods[-1][0]
            self.periods[-1] = (s, month_end(*rng.choice([(s.year, s.month + 5), (s.year, s.month + 8 if s.month == 4 else 9)])))
        self.date = min(self.periods[-1][1] + dt.timedelta(rng.randint(40, 400)), D(2026, 6, 30))
        self.ref = rng.choice(
            [
                "FOI {a}/{y}",
                "FOI/{y}/{a:05d}",
                "{a:04d}-{y} FOI",
                "FOIA-{y}-{a}",
                "IR {a}/{y2}",
                "F-{y}-{a:05d}",
                "01/FOI/{y2}/0{a:05d}",
            ]
        ).format(a=rng.randint(100, 9999), y=self.date.year, y2=self.date.year % 100)
        offs = OFFENCES[self.jur]
        self.offs = rng.sample(offs[:6], rng.randint(2, 4)) + rng.sample(offs[6:], rng.randint(0, 2))
        self._draw(small)
        self.prose = prose
        modes = ["none"] * 6 + ["lt5", "lt5", "lt5zero", "round5", "lt10"]
        self.mode = suppress or rng.choice(modes + ([] if prose else ["star14", "star", "c", "star", "star14"]))
        self.dash = not prose and rng.random() < 0.15 and self.mode in ("none", "lt5")
        self.sloppy = rng.random() < 0.2
        self.newest_first, self.as_text = rng.random() < 0.12, rng.random() < 0.15
        self.nilblank = not prose and not self.dash and rng.random() < 0.06 and self.mode == "none"
        self.commas = rng.random() < 0.6
        self.year_style = rng.randint(0, 10)
        self.day_style = rng.randint(0, 3)
        self.age_style = rng.randint(0, 5)
        self.sexes = dict(zip(("female", "male", "unknown"), rng.choice(SEXES)))
        self.words = prose and rng.random() < 0.3
        self._say()

    def _draw(self, small):
        """Draw counts by period, offence, age, sex and cyber flag, and of adults and those of unknown age."""
        r = np.random.default_rng(self.rng.randrange(2**32))
        total = small or self.rng.choice([15, 40, 150, 400, 900, 2500])
        lo, hi = self.pop
        ages = np.array([1, 0.8, 1.5, 2.5, 3, 3.5, 3, 3, 3, 3.5, 4.5, 7, 10, 15, 16, 15, 9, 8])[lo : hi + 1]
        shape = [
            np.ones(len(self.periods)) * (1.07 ** np.arange(len(self.periods))),
            r.dirichlet(np.ones(len(self.offs)) * 2),
            ages / ages.sum(),
            np.array([0.8, 0.18, 0.02]),
            np.array([0.84, 0.16]),
        ]
        mean = total * np.einsum("a,b,c,d,e->abcde", *shape)
        for i, (s, e) in enumerate(self.periods):
            mean[i] *= ((e - s).days + 1) / 365
        self.arr = r.poisson(mean)
        self.adult = r.poisson(mean.sum(axis=2) * 1.3)
        self.noage = r.poisson(mean.sum(axis=2) * 0.03)

    def _say(self):
        """Settle the reply's words for the population, the unit and the subject."""
        r, (lo, hi) = self.rng, self.pop
        if lo == 0:
            self.poptext = r.choice(
                [
                    f"under {hi + 1}",
                    f"under the age of {hi + 1}",
                    f"aged 0-{hi}",
                    f"aged {hi} and under",
                    f"aged {hi} or younger",
                    f"aged between 0 and {hi} inclusive",
                    f"aged under {hi + 1} years",
                    f"below {hi + 1} years of age",
                ]
            )
        else:
            self.poptext = r.choice([f"aged {lo} to {hi}", f"aged {lo}-{hi}", f"aged between {lo} and {hi} inclusive"])
        kids = r.choice(["children", "children", "juveniles", "minors", "young people", "persons", "children and young people"])
        vic = r.choice(["victim", "victim", "complainant", "injured party (IP)", "aggrieved person"])
        p = self.poptext
        if self.measure == "offences":
            self.noun = r.choice(["offences", "crimes", "recorded offences", "recorded crimes", "reports", "offences"])
            self.thing = r.choice(
                [
                    f"sexual offences against {kids} {p}",
                    f"recorded sexual offences where the {vic} was {p}",
                    f"sexual crimes against {kids} {p}",
                    f"crimes of a sexual nature where the {vic} was {p} at the time of the offence",
                    f"reports of sexual offences against {kids} {p}",
                    f"crime reports of sexual offences with a {vic} {p}".replace("a injured", "an injured").replace(
                        "a aggrieved", "an aggrieved"
                    ),
                ]
            )
            self.unit = r.choice(
                [
                    "The figures are a count of offences, not of victims.",
                    "Figures are numbers of recorded crimes; one crime may have more than one victim.",
                    "Please note that the data relates to crimes recorded.",
                ]
            )
        else:
            self.noun = r.choice(["victims", "complainants", "victims", "IPs", "injured parties"])
            self.thing = r.choice(
                [
                    f"victims {p} of recorded sexual offences",
                    f"{kids} {p} recorded as victims of sexual offences",
                    f"complainants {p} in sexual offence investigations",
                    f"injured parties (IPs) {p} in recorded sexual offences",
                ]
            )
            self.unit = r.choice(
                [
                    "The figures count victims and not offences.",
                    "Counting unit: victims. One offence may have more than one victim.",
                    "Figures refer to the number of individual victims (injured parties) rather than crimes.",
                ]
            )
        self.year_note = ""
        if self.kind == "fin" and self.year_style in (7, 10):
            self.year_note = " " + r.choice(
                ["Years are financial years, 1 April to 31 March.", "Financial years run from April to March."]
            )
            self.unit += self.year_note
        self.cyber_yes = r.choice(
            [
                "online flag",
                "cyber flag",
                "Online Crime keyword",
                "cyber-enabled marker",
                "'online' marker",
                "internet-related flag",
            ]
        )

    # -- counts -----------------------------------------------------------
    def n(self, p=None, o=None, ages=None, sex="all", cyber="all"):
        """A true count for a cut of the data; p, o may be an index, a list or None for all."""
        group = self.arr
        if ages == "unknown":
            group = self.noage
        elif ages and ages == (18, None):
            group = self.adult
        elif ages and ages == (None, None):
            group = self.arr.sum(axis=2) + self.adult + self.noage
        else:
            lo, hi = ages or self.pop
            group = self.arr[:, :, lo - self.pop[0] : hi + 1 - self.pop[0]].sum(axis=2)
        for axis, pick in ((0, p), (1, o)):
            if pick is not None:
                group = group.take([pick] if isinstance(pick, int) else list(pick), axis=axis)
        if sex != "all":
            group = group[:, :, [("female", "male", "unknown").index(sex)]]
        if cyber != "all":
            group = group[..., [1 if cyber == "yes" else 0]]
        return int(group.sum())

    def _printed(self, v, words=False):
        """The mark printed for a count, and the count expected."""
        r = self.rng
        if self.mode == "lt5" and 0 < v < 5:
            self.used.add("lt5")
            return (r.choice(["fewer than 5", "less than five", "<5"]) if self.prose else "<5"), "<5"
        if self.mode == "lt5zero" and v < 5:
            self.used.add("lt5zero")
            return ("fewer than 5" if self.prose else "<5"), "0-4"
        if self.mode == "lt10" and 0 < v < 10:
            self.used.add("lt10")
            return ("fewer than 10" if self.prose else r.choice(["<10", "Fewer than 10"])), "<10"
        if self.mode in ("star14", "star", "c") and 0 < v < 5:
            self.used.add(self.mode)
            return {"star14": "*", "star": "*", "c": "[c]"}[self.mode], ("<5" if self.mode == "star14" else "*")
        if self.mode == "round5":
            self.used.add("round5")
            v = int(5 * round(v / 5))
        if v == 0 and self.dash:
            self.used.add("dash")
            return "-", "0"
        if v == 0 and self.nilblank:
            self.used.add("nilblank")
            return "", "0"
        if words and self.words and v <= 10:
            return (WORDS[v] if v else r.choice(["nil", "zero"])), str(v)
        return (f"{v:,}" if self.commas else str(v)), str(v)

    def cell(
        self,
        p=None,
        o=None,
        ages=None,
        sex="all",
        cyber="all",
        role="detail",
        measure=None,
        value=None,
        dates=None,
        offence=None,
        note="",
        row_ages=None,
        row_sex=None,
        blank=False,
        words=False,
    ):
        """A printed count; its expected row is noted."""
        v = self.n(p, o, ages, sex, cyber) if value is None else value
        text, count = ("", "") if blank else self._printed(v, words)
        ps = self.periods if p is None else [self.periods[i] for i in ([p] if isinstance(p, int) else p)]
        start, end = dates or (ps[0][0], ps[-1][1])
        if ages == "unknown":
            low, high = "unknown", ""
        else:
            low, high = row_ages or ages or self.pop
        low, high = ("" if low is None else low), ("" if high is None else high)
        if low == "" and high == "" or offence is None:
            offence = offence or (self.offs[o] if isinstance(o, int) else "sexual offences")
        parts = [
            k
            for k, on in (
                ("period", p is not None or dates),
                ("offence", o is not None or offence != "sexual offences"),
                ("age", ages),
                ("sex", sex != "all"),
                ("cyber", cyber != "all"),
            )
            if on
        ]
        if count != text.replace(",", ""):
            note = f"printed: {text or '(blank)'}; {note}".rstrip("; ")
        row = dict(
            force=self.force,
            period_start=start,
            period_end=end,
            offence=offence,
            cyber=cyber,
            age_low=low,
            age_high=high,
            sex=row_sex or sex,
            count=count,
            measure=measure or self.measure,
            source_cell="",
            breakdown=" x ".join(parts),
            role="blank" if blank else role,
            note=note,
        )
        self.rows.append(row)
        cell = N(text)
        cell.row = row
        return cell

    def t(self, *a, **k):
        """A printed count within a sentence."""
        cell = self.cell(*a, words=True, **k)
        self.pending.append(cell.row)
        return f"{cell}\ue000{len(self.pending) - 1}\ue001"

    def split(self, v, parts):
        """Divide a count over months or quarters."""
        return [int(x) for x in np.random.default_rng(self.rng.randrange(2**32)).multinomial(v, [1 / parts] * parts)]

    # -- labels -----------------------------------------------------------
    def y(self, p, style=None):
        """The label of a year in tables."""
        s, e = self.periods[p]
        style = self.year_style if style is None else style
        y = s.year
        whole = (e - s).days > 363
        if style in (5, 6) or style == 9 and not whole:
            if style == 6:
                return f"{date_text(s, self.day_style)} {'to' if self.day_style < 2 else '-'} {date_text(e, self.day_style)}"
            return f"{s:%b %Y} - {e:%b %Y}" if self.day_style < 2 else f"{s:%B %Y} to {e:%B %Y}"
        if self.kind == "fin":
            text = [
                f"{y}/{(y + 1) % 100:02d}",
                f"{y}-{(y + 1) % 100:02d}",
                f"{y}/{y + 1}",
                f"FY {y}/{(y + 1) % 100:02d}",
                f"FY{y % 100:02d}/{(y + 1) % 100:02d}",
                "",
                "",
                f"{y}-{y + 1}",
                f"F/Y {y}/{(y + 1) % 100:02d}",
                f"Year ending March {y + 1}",
                f"{y % 100:02d}/{(y + 1) % 100:02d}",
            ][style]
        else:
            text = [
                f"{y}",
                f"{y}",
                f"{y}",
                f"CY {y}",
                f"Jan-Dec {y}" if whole else f"{y}",
                "",
                "",
                f"{y}",
                f"Calendar year {y}",
                f"{y}",
                f"{y}",
            ][style]
        return text if whole else f"{text} {self._until(s, e)}"

    def _until(self, s, e):
        return f"(to {date_text(e, self.day_style % 2)})" if self.day_style < 2 else f"({s:%b} - {e:%b} only)"

    def yp(self, p):
        """The label of a year in a sentence."""
        s, e = self.periods[p]
        if (e - s).days < 364:
            return f"the period {date_text(s, self.day_style % 2)} to {date_text(e, self.day_style % 2)}"
        if self.kind == "fin":
            y = self.y(p, self.year_style if self.year_style in (0, 1, 2, 7) else 0)
            return self.rng.choice([y, y, f"the financial year {y}", f"the twelve months to 31 March {e.year}"])
        return self.rng.choice([f"{s.year}", f"{s.year}", f"the calendar year {s.year}", f"the year {s.year}"])

    @property
    def span(self):
        """The whole time in words."""
        s, e = self.periods[0][0], self.periods[-1][1]
        return self.rng.choice(
            [f"between {date_text(s, 0)} and {date_text(e, 0)}", f"from {date_text(s, 1)} to {date_text(e, 1)}"]
        )

    @property
    def span_short(self):
        kind = "financial year" if self.kind == "fin" else "calendar year"
        if len(self.periods) == 1:
            return f"{kind} {self.y(0, 0)}"
        return f"{kind}s {self.y(0, 0)} to {self.y(len(self.periods) - 1, 0)}"

    def title(self):
        """A heading for a table."""
        t = self.thing[0].upper() + self.thing[1:]
        return self.rng.choice(
            [
                f"{t}, {self.span_short}",
                f"Number of {self.thing} ({self.span_short})",
                f"{self.letterhead}: {self.thing}, {self.span_short}",
            ]
        )

    def bands(self):
        """A scheme of age bands within the population."""
        scheme = self.rng.choice(SCHEMES)
        lo, hi = self.pop
        return [(max(a, lo), min(b, hi)) for a, b in scheme if b >= lo and a <= hi]

    def bands_once(self):
        """The same scheme at each call."""
        if not hasattr(self, "_bands"):
            self._bands = self.bands()
        return self._bands

    def a(self, band, style=None):
        """The label of an age band."""
        lo, hi = band
        style = self.age_style if style is None else style
        if lo == hi:
            return (
                [f"{lo}", f"Age {lo}", f"{lo} years", f"{lo}", f"{lo} yrs", f"{lo}"][style]
                if lo
                else ["Under 1", "0", "0 years", "Less than 1", "<1", "0"][style]
            )
        if lo == 0 and style in (1, 3):
            return [f"Under {hi + 1}", f"{hi} and under"][style == 3]
        return [f"{lo}-{hi}", f"{lo} to {hi}", f"{lo} - {hi} years", f"Aged {lo} to {hi}", f"{lo}-{hi} yrs", f"{lo}–{hi}"][style]

    def sex_list(self, ages=None):
        """The sexes printed: 'unknown' only if there are any (or by habit)."""
        return ["female", "male"] + (["unknown"] if self.n(sex="unknown") else [])

    def ys(self):
        return range(len(self.periods))

    # -- notes ------------------------------------------------------------
    def notes(self):
        """Sentences which explain the marks that were printed."""
        self.notes_done = True
        r, out = self.rng, []
        law = (
            r.choice(["section 40(2) of the Act", "section 40(2) FOIA (personal information)"])
            if self.jur != "sc"
            else "section 38(1)(b) of the Freedom of Information (Scotland) Act 2002"
        )
        say = {
            "lt5": [
                "'<5' (fewer than five) means a figure of 1 to 4. Nil returns are shown as such.",
                "Counts of 1 to 4 are shown as fewer than 5 (<5); true zeros are shown.",
                f"Where the number is between 1 and 4 it is given as <5 (fewer than five) under {law}.",
            ],
            "lt5zero": [
                "'<5' or 'fewer than 5' means any number from 0 to 4, so that zero may be among them.",
                f"Numbers below five, including zero, are given as fewer than 5 (<5), under {law}.",
            ],
            "lt10": ["Counts of 1 to 9 are shown as fewer than 10 (<10). Zeros are true zeros."],
            "star14": [
                "* denotes a figure of between 1 and 4.",
                "* = 1 to 4 (suppressed to prevent identification).",
                f"An asterisk (*) replaces any count from 1 to 4, withheld under {law}.",
            ],
            "star": [
                f"* Figure withheld under {law}.",
                f"An asterisk marks small numbers withheld by virtue of {law}.",
                "* = suppressed to avoid identification of individuals.",
            ],
            "c": ["[c] = confidential; the figure has been suppressed."],
            "round5": [
                "All figures have been rounded to the nearest 5 and so may not sum to the totals.",
                "Figures are rounded to the nearest five; 0 may therefore stand for up to 2.",
            ],
            "dash": ["A dash (-) means that none were recorded.", "- denotes nil."],
            "nilblank": ["Where a cell is blank there were no records (nil).", "Blank cells = zero."],
        }
        return [r.choice(say[k]) for k in sorted(self.used)]


# -- sentences with numbers that are no counts ------------------------------
def caveats(w, k=None):
    """Ordinary caveats, many with numbers in them."""
    r = w.rng
    pool = [
        f"Crime recording systems are live and the figures were extracted on {date_text(w.date - dt.timedelta(r.randint(3, 20)), 0)}; they may change.",
        "The Home Office Counting Rules require a crime to be recorded within 24 hours of the report.",
        "Offences under sections 1 to 79 of the Sexual Offences Act 2003 were searched."
        if w.jur == "ew"
        else "Legislation has changed over time and care is needed in comparing years.",
        f"It should be noted that non-recent offences, some committed as long ago as {r.randint(1961, 1985)}, are counted in the year of report.",
        f"{w.letterhead} serves a population of about {r.randint(4, 28) * 100000:,} people and has {r.randint(900, 5200):,} officers.",
        f"A dedicated child protection team of {r.randint(12, 60)} detectives was set up in {w.date.year - r.randint(1, 9)}.",
        f"It took {r.randint(2, 9)} hours to gather this information.",
        f"A new crime system, replacing the one in use for {r.randint(9, 19)} years, was introduced in {w.date.year - r.randint(1, 6)}.",
        "Figures are based on the date recorded and not the date on which the incident took place.",
        "Police forces in the United Kingdom use different systems, so this response should not be used for comparison with other forces.",
        f"The force received {r.randint(150, 900) * 1013:,} calls to 101 and 999 over the last 12 months.",
        "Age is that of the victim at the time of the offence.",
        "These figures exclude crimes later cancelled ('no crimed').",
        f"The total recorded by all forces in the United Kingdom was {r.randint(45, 95) * 1013:,} in {w.date.year - 2}/{(w.date.year - 1) % 100:02d} (source: NSPCC), to which these figures contribute.",
        "If you or someone you know has been affected, the NSPCC helpline is 0808 800 5000.",
    ]
    return r.sample(pool, k or r.randint(1, 4))


def other_answer(w):
    """A question and an answer on another subject, which give no row."""
    r = w.rng
    y = w.y(len(w.periods) - 1, 0)
    return r.choice(
        [
            (
                f"How many residential burglaries were recorded in {y}?",
                f"There were {r.randint(400, 9000):,} residential burglaries recorded in {y}.",
            ),
            (
                f"How many officers work in child protection?",
                f"As at {date_text(w.date - dt.timedelta(30), 0)} there were {r.randint(20, 160)} officers and {r.randint(5, 40)} police staff in post.",
            ),
            (
                f"What was the budget of the public protection unit in {y}?",
                f"The budget was £{r.randint(1200, 9900):,}k, an increase of {r.randint(1, 9)}.{r.randint(0, 9)}%.",
            ),
            (
                "How many calls did you receive on 101?",
                f"{r.randint(100000, 900000):,} calls, with a mean waiting time of {r.randint(1, 9)} minutes {r.randint(1, 59)} seconds.",
            ),
            (
                f"How many shoplifting offences were recorded in {y}?",
                f"{r.randint(900, 19000):,} offences of shoplifting were recorded.",
            ),
            (
                "How many officers have been trained in specialist interviewing of children?",
                f"{r.randint(40, 400)} officers have completed the course.",
            ),
            (
                "Please provide outcomes for each case.",
                f"Section 12 of the Act applies. {r.randint(700, 3000):,} records would need to be read at 5 minutes each, which would exceed the limit of 18 hours (£450).",
            ),
        ]
    )


def refusal(w):
    """A refusal of a part, with the numbers of the cost limit."""
    hours = "18 hours" if w.jur != "sc" else "40 hours"
    cost = "£450" if w.jur != "sc" else "£600"
    recs = w.rng.randint(600, 4000)
    return w.rng.choice(
        [
            f"This information cannot be retrieved within the appropriate limit. It would need a manual review of about {recs:,} records at {w.rng.choice([5, 10, 15])} minutes each, well over {hours} ({cost}). Section 12 therefore applies.",
            f"Section 12(1): cost of compliance exceeds the appropriate limit of {cost}, equal to {hours} at £{25 if w.jur != 'sc' else 15} per hour. No figures can be given for this part.",
            "The relationship between the victim and the offender is not recorded in a searchable form. Section 12 (cost) is engaged for this question.",
        ]
    )


# -- containers --------------------------------------------------------------
class Table:
    """Rows of cells with header rows and spans (row, column, rows, columns)."""

    def __init__(self, rows, head=1, spans=(), title=""):
        width = max(len(r) for r in rows)
        self.rows = [list(r) + [""] * (width - len(r)) for r in rows]
        self.head, self.spans, self.title = head, list(spans), title


class Letter:
    """A reply in running text."""

    def __init__(self, w, table_style=None, wrap=None):
        self.w, self.blocks, self.tables = w, [], 0
        self.table_style = table_style or w.rng.choice(["tabs", "align", "align", "pipes"])
        self.wrap = w.rng.choice([72, 78, 0, 0]) if wrap is None else wrap

    def _source(self, text):
        """Take the marks of counts out of a text, noting for each row the words about it."""
        clean = re.sub("\ue000.*?\ue001", "", text)
        for m in re.finditer("\ue000(.*?)\ue001", text):
            at = len(re.sub("\ue000.*?\ue001", "", text[: m.start()]))
            start = max(0, at - 50)
            if start:
                start = clean.find(" ", start) + 1
            self.w.pending[int(m.group(1))]["source_cell"] = (
                "text: ..." + re.sub(r"\s+", " ", clean[start:at]) + "| " + re.sub(r"\s+", " ", clean[at : at + 25])
            )
        return clean

    def p(self, text):
        text = self._source(text)
        if self.w.sloppy and " " in text and "\n" not in text:
            words = text.split(" ")
            i = self.w.rng.randrange(1, len(words))
            text = " ".join(words[:i]) + self.w.rng.choice(["  ", "  ", " \xa0"]) + " ".join(words[i:])
        self.blocks.append(("p", text))

    def h(self, text):
        self.blocks.append(("h", text))

    def b(self, items):
        self.blocks.append(("b", [self._source(i) for i in items]))

    def pre(self, text):
        self.blocks.append(("pre", self._source(text)))

    def t(self, table):
        self.tables += 1
        for i, line in enumerate(table.rows):
            for j, c in enumerate(line):
                if isinstance(c, N):
                    c.row["source_cell"] = f"table {self.tables} r{i + 1}c{j + 1}"
                elif "\ue000" in str(c):
                    line[j] = self._source(c)
        if table.title:
            self.p(table.title)
        self.blocks.append(("t", table))

    def notes(self, k=None):
        """Explanations of marks, the unit and some caveats; at times a further answer on another subject."""
        w = self.w
        if w.rng.random() < 0.25:
            q, a = other_answer(w)
            self.p("You also asked: " + q)
            self.p(a)
        items = w.notes() + [w.unit] + caveats(w, k)
        if w.kind == "fin" and w.rng.random() < 0.5:
            items.append("Financial years run from 1 April to 31 March.")
        if w.rng.random() < 0.5:
            self.h(w.rng.choice(["Notes", "Caveats", "Please note:", "Data notes"]))
            self.b(items)
        else:
            for i in items:
                self.p(i)


class Sheet:
    """A grid of cells; text and tables are put at the cursor or at a place."""

    def __init__(self, name, sloppy=None):
        self.sloppy = sloppy
        self.name, self.cells, self.spans, self.row, self.hidden_cols = name, {}, [], 1, []

    def put(self, r, c, value):
        if self.sloppy and not isinstance(value, (N, Month)) and not str(value).isdigit() and self.sloppy.random() < 0.2:
            value = self.sloppy.choice([f"{value} ", f" {value}", str(value).replace(" ", "  ", 1)])
        self.cells[(r, c)] = value
        if isinstance(value, N):
            value.row["source_cell"] = f"{self.name}!{col_name(c)}{r}"

    def text(self, *lines, col=1):
        for t in lines:
            if t:
                self.put(self.row, col, t)
            self.row += 1

    def table(self, t, col=1, row=None, gap=1):
        r0 = row or self.row
        if t.title:
            self.put(r0, col, t.title)
            r0 += 1
        for i, line in enumerate(t.rows):
            for j, v in enumerate(line):
                if v not in ("", None) or isinstance(v, N):
                    self.put(r0 + i, col + j, v)
        self.spans += [(r0 + r, col + c, rs, cs) for r, c, rs, cs in t.spans]
        self.row = max(self.row, r0 + len(t.rows) + gap)


class Book:
    """A workbook."""

    def __init__(self, w):
        self.w, self.sheets = w, []

    def sheet(self, name):
        self.sheets.append(Sheet(name, self.w.rng if self.w.sloppy else None))
        return self.sheets[-1]


def col_name(c):
    """1 -> A."""
    s = ""
    while c:
        c, m = divmod(c - 1, 26)
        s = chr(65 + m) + s
    return s


def typed(v):
    """A cell's value as a number where it is one."""
    s = str(v).replace(",", "")
    return int(s) if re.fullmatch(r"\d{1,7}", s) else str(v)


# -- writers -------------------------------------------------------------------
def write_xlsx(book, path):
    import openpyxl
    from openpyxl.styles import Font

    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for s in book.sheets:
        ws = wb.create_sheet(s.name)
        for (r, c), v in s.cells.items():
            if v != "":
                x = str(v) if book.w.as_text else typed(v)
                if isinstance(v, Month):
                    x = v.day
                ws.cell(r, c, x).font = Font(bold=not isinstance(v, N) and c > 1)
                if isinstance(v, Month):
                    ws.cell(r, c).number_format = "mmm-yy"
                if isinstance(typed(v), int) and isinstance(v, N) and book.w.commas:
                    ws.cell(r, c).number_format = "#,##0"
        for r, c, rs, cs in s.spans:
            ws.merge_cells(start_row=r, start_column=c, end_row=r + rs - 1, end_column=c + cs - 1)
        for c in s.hidden_cols:
            ws.column_dimensions[col_name(c)].hidden = True
    wb.save(path)


def write_ods(book, path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table as T, TableCell, TableColumn, TableRow
    from odf.text import P

    doc = OpenDocumentSpreadsheet()
    for s in book.sheets:
        t = T(name=s.name)
        rows, cols = max(r for r, _ in s.cells), max(c for _, c in s.cells)
        for c in range(1, cols + 1):
            t.addElement(TableColumn(visibility="collapse") if c in s.hidden_cols else TableColumn())
        span = {(r, c): (rs, cs) for r, c, rs, cs in s.spans}
        covered = {(r + i, c + j) for r, c, rs, cs in s.spans for i in range(rs) for j in range(cs)} - set(span)
        for r in range(1, rows + 1):
            tr = TableRow()
            for c in range(1, cols + 1):
                if (r, c) in covered:
                    tr.addElement(CoveredTableCell())
                    continue
                v, kw = s.cells.get((r, c), ""), {}
                if (r, c) in span:
                    kw = dict(numberrowsspanned=span[(r, c)][0], numbercolumnsspanned=span[(r, c)][1])
                if v != "":
                    x = typed(v)
                    kw.update(dict(valuetype="float", value=x) if isinstance(x, int) else dict(valuetype="string"))
                cell = TableCell(**kw)
                if v != "":
                    cell.addElement(P(text=str(v)))
                tr.addElement(cell)
            t.addElement(tr)
        doc.spreadsheet.addElement(t)
    doc.save(path)


def write_csv(book, path):
    enc = book.w.rng.choice(["utf-8", "utf-8-sig", "cp1252"])
    with open(path, "w", newline="", encoding=enc) as f:
        out = csv.writer(f)
        for s in book.sheets:
            rows, cols = max(r for r, _ in s.cells), max(c for _, c in s.cells)
            for r in range(1, rows + 1):
                out.writerow([s.cells.get((r, c), "") for c in range(1, cols + 1)])


def text_table(t, style):
    """A table as text."""
    rows = [[str(c) for c in r] for r in t.rows]
    if style == "tabs":
        return "\n".join(
            "\t".join(r).rstrip("\t") if not any(isinstance(c, N) for c in o) else "\t".join(r) for r, o in zip(rows, t.rows)
        )
    if style == "flat":
        return "\n".join(c for r in rows for c in r)
    wid = [max(len(r[j]) for r in rows) for j in range(len(rows[0]))]
    if style == "pipes":
        lines = ["| " + " | ".join(c.ljust(k) for c, k in zip(r, wid)) + " |" for r in rows]
        return "\n".join(lines[: t.head] + ["|" + "|".join("-" * (k + 2) for k in wid) + "|"] + lines[t.head :])
    return "\n".join(
        "   ".join(
            c.rjust(k) if isinstance(o, N) or i < t.head and j else c.ljust(k)
            for j, (c, k, o) in enumerate(zip(r, wid, t.rows[i]))
        ).rstrip()
        for i, r in enumerate(rows)
    )


def as_text(letter):
    """A letter as plain text."""
    out = []
    fill = (
        (lambda s, **k: textwrap.fill(s, letter.wrap, break_on_hyphens=False, **k))
        if letter.wrap
        else (lambda s, **k: k.get("initial_indent", "") + s)
    )
    for kind, x in letter.blocks:
        if kind == "p":
            out.append(fill(x))
        elif kind == "h":
            out.append(x if letter.wrap != 72 else x.upper() + "\n" + "-" * len(x))
        elif kind == "b":
            mark = {72: "* ", 78: "- "}.get(letter.wrap, "• ")
            out.append("\n".join(fill(i, initial_indent=mark, subsequent_indent="  ") for i in x))
        elif kind == "pre":
            out.append(x)
        else:
            out.append(text_table(x, letter.table_style))
    return "\n\n".join(out) + "\n"


def write_txt(letter, path):
    text = as_text(letter)
    enc = letter.w.rng.choice(["utf-8", "utf-8", "cp1252"])
    with open(path, "w", encoding=enc, newline=letter.w.rng.choice(["\n", "\r\n"])) as f:
        f.write(text)


def write_eml(letter, path):
    w = letter.w
    m = email.message.EmailMessage()
    host = re.sub(r"[^a-z]", "", w.force.lower()) + ".police.uk"
    m["From"] = f"Freedom of Information <foi@{host}>"
    m["To"] = "request-%d@whatdotheyknow.com" % w.rng.randint(100000, 999999)
    m["Subject"] = w.rng.choice(
        [f"RE: Freedom of Information request - {w.ref}", f"{w.ref} - response [OFFICIAL]", f"FOI response {w.ref}"]
    )
    m["Date"] = f"{w.date:%a, %d %b %Y} {w.rng.randint(8, 17):02d}:{w.rng.randint(0, 59):02d}:00 +0000"
    m.set_content(as_text(letter), cte=w.rng.choice(["quoted-printable", "base64", "8bit"]))
    if w.rng.random() < 0.4 and not any(k == "pre" for k, _ in letter.blocks):
        m.add_alternative(as_html(letter), subtype="html")
    with open(path, "wb") as f:
        f.write(bytes(m))


def as_html(letter, wrap_page=""):
    """A letter as a page."""
    e = html.escape
    out = []
    for kind, x in letter.blocks:
        if kind == "b":
            out.append("<ul>" + "".join(f"<li>{e(i)}</li>" for i in x) + "</ul>")
        elif kind == "pre":
            out.append(f"<pre>{e(x)}</pre>")
        elif kind == "t":
            span = {(r, c): (rs, cs) for r, c, rs, cs in x.spans}
            covered = {(r + i, c + j) for r, c, rs, cs in x.spans for i in range(rs) for j in range(cs)} - set(span)
            lines = []
            for i, row in enumerate(x.rows):
                tag = "th" if i < x.head else "td"
                lines.append(
                    "<tr>"
                    + "".join(
                        f"<{tag}"
                        + (f' rowspan="{span[(i, j)][0]}" colspan="{span[(i, j)][1]}"' if (i, j) in span else "")
                        + f">{e(str(c)) or '&nbsp;'}</{tag}>"
                        for j, c in enumerate(row)
                        if (i, j) not in covered
                    )
                    + "</tr>"
                )
            out.append('<table border="1">' + "\n".join(lines) + "</table>")
        else:
            tag = {"p": "p", "h": "h3"}[kind]
            out.append(f"<{tag}>{e(x)}</{tag}>")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>FOI disclosure</title></head><body>\n'
        + wrap_page
        + "\n".join(out)
        + "\n</body></html>\n"
    )


def write_html(letter, path):
    w, nav = letter.w, ""
    if w.rng.random() < 0.6:
        nav = (
            f"<header><a href='/'>{html.escape(w.letterhead)}</a></header><nav><ul><li>Report</li><li>Your area</li><li>Statistics 2{w.rng.randint(1, 9)}</li>"
            f"<li>Contact us: 101</li></ul></nav><p>Home &gt; Freedom of information &gt; Disclosure log &gt; {w.date.year} &gt; {w.ref}</p>\n"
        )
    with open(path, "w", encoding="utf-8") as f:
        f.write(as_html(letter, nav))


def write_docx(letter, path):
    import docx

    d = docx.Document()
    d.sections[0].header.paragraphs[0].text = letter.w.letterhead
    for kind, x in letter.blocks:
        if kind == "h":
            d.add_heading(x, 2) if letter.wrap else d.add_paragraph().add_run(x).__setattr__("bold", True)
        elif kind == "b":
            for i in x:
                d.add_paragraph(i, style="List Bullet")
        elif kind == "t":
            t = d.add_table(len(x.rows), len(x.rows[0]))
            t.style = "Table Grid"
            for i, row in enumerate(x.rows):
                for j, c in enumerate(row):
                    t.cell(i, j).text = str(c)
            for r, c, rs, cs in x.spans:
                text = str(x.rows[r][c])
                t.cell(r, c).merge(t.cell(r + rs - 1, c + cs - 1)).text = text
            d.add_paragraph()
        elif kind == "pre":
            for line in x.split("\n"):
                d.add_paragraph(line)
        else:
            d.add_paragraph(x)
    d.save(path)


def write_pdf(letter, path):
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, Preformatted, SimpleDocTemplate, Spacer, Table as RT

    w, st, flow = letter.w, getSampleStyleSheet(), []
    small = st["BodyText"].clone("small", fontSize=8, leading=9)
    wide = any(k == "t" and len(x.rows[0]) > 8 for k, x in letter.blocks)
    lines = w.rng.random() < 0.7
    size = landscape(A4) if wide else A4
    for kind, x in letter.blocks:
        if kind in "ph":
            flow.append(Paragraph(html.escape(x), st["BodyText" if kind == "p" else "Heading3"]))
        elif kind == "b":
            flow += [Paragraph(html.escape(i), st["BodyText"], bulletText="•") for i in x]
        elif kind == "pre":
            flow.append(Preformatted(x, st["Code"].clone("pre", fontSize=6.5, leftIndent=0)))
        else:
            width = (size[0] - 110) / (len(x.rows[0]) + 0.8)
            t = RT(
                [[Paragraph(html.escape(str(c)), small) for c in r] for r in x.rows],
                repeatRows=x.head,
                colWidths=[width * 1.8] + [width] * (len(x.rows[0]) - 1),
            )
            style = [("VALIGN", (0, 0), (-1, -1), "TOP")] + [
                ("SPAN", (c, r), (c + cs - 1, r + rs - 1)) for r, c, rs, cs in x.spans
            ]
            t.setStyle(style + ([("GRID", (0, 0), (-1, -1), 0.4, colors.grey)] if lines else []))
            flow += [t, Spacer(1, 8)]

    def footer(canvas, doc):
        canvas.setFont("Helvetica", 7)
        canvas.drawString(50, 25, f"{w.letterhead}   {w.ref}   Page {doc.page}")
        if doc.page > 1:
            canvas.drawString(50, size[1] - 30, f"OFFICIAL   Freedom of Information response {w.ref}")

    SimpleDocTemplate(path, pagesize=size, leftMargin=50, rightMargin=50, topMargin=45, bottomMargin=45).build(
        flow, onFirstPage=footer, onLaterPages=footer
    )


WRITERS = dict(
    xlsx=write_xlsx, ods=write_ods, csv=write_csv, html=write_html, docx=write_docx, pdf=write_pdf, txt=write_txt, eml=write_eml
)

# -- pieces shared by officers ---------------------------------------------------
OFFICERS = []


def officer(formats, **world):
    """Register an officer with the formats sent and the options of the World."""

    def add(f):
        OFFICERS.append((f.__name__, formats.split(), world, f))
        return f

    return add


def cross(w, rows, cols, corner="", title="", **common):
    """A table of row kinds by column kinds; a kind is (label, options of World.cell)."""

    def both(a, b):
        k = {**common, **a, **b}
        roles = {a.get("role"), b.get("role")}
        k["role"] = "of which" if "of which" in roles else "total" if "total" in roles else "detail"
        return k

    return Table(
        [[corner] + [c[0] for c in cols]] + [[r[0]] + [w.cell(**both(r[1], c[1])) for c in cols] for r in rows], title=title
    )


def total_word(w):
    return w.rng.choice(["Total", "Total", "Grand Total", "TOTAL", "Totals", "All"])


def k_years(w, total=False, style=None):
    out = [(w.y(p, style), dict(p=p)) for p in w.ys()]
    if w.newest_first:
        out.reverse()
    return out + ([(total_word(w), dict(role="total"))] if total and len(out) > 1 else [])


def k_sexes(w, total=True):
    return [(w.sexes[s], dict(sex=s)) for s in w.sex_list()] + ([(total_word(w), dict(role="total"))] if total else [])


def k_ages(w, total=True, bands=None):
    bands = bands or w.bands()
    return [(w.a(b), dict(ages=b)) for b in bands] + ([(total_word(w), dict(role="total"))] if total else [])


def k_offs(w, total=True):
    return [(o, dict(o=i)) for i, o in enumerate(w.offs)] + (
        [(w.rng.choice(["Total", "Total sexual offences", "All sexual offences", "Grand Total"]), dict(role="total"))]
        if total
        else []
    )


def act(w):
    return "Freedom of Information (Scotland) Act 2002" if w.jur == "sc" else "Freedom of Information Act 2000"


def head(L, w, dear=True, ask=True):
    """The top of a letter."""
    r = w.rng
    L.p(w.letterhead)
    L.p(r.choice([f"Our ref: {w.ref}", f"Reference number: {w.ref}", f"Request No: {w.ref}"]))
    L.p(date_text(w.date, r.randint(0, 2)))
    if dear:
        L.p(r.choice(["Dear Applicant,", f"Dear Ms {r.choice(SURNAMES)},", f"Dear Mr {r.choice(SURNAMES)}", "Dear Sir or Madam"]))
        L.h(r.choice([f"{act(w)} - Request {w.ref}", "FREEDOM OF INFORMATION REQUEST", f"Re: {act(w)}"]))
        got = date_text(w.date - dt.timedelta(r.randint(12, 28)), 0)
        L.p(
            r.choice(
                [
                    f"I write in connection with your request received on {got}, in which you asked for information about {w.thing}.",
                    f"Thank you for your request of {got}, which has now been considered.",
                    f"Your request dated {got} has been handled under the {act(w)}.",
                ]
            )
        )
        if ask:
            L.p(
                r.choice(
                    [
                        f"You asked: 'Please tell me the number of {w.thing}, {w.span}, with any breakdown that is readily available.'",
                        f"Request: number of {w.thing} for {w.span_short}.",
                        "",
                    ]
                )
                or "Your request is answered below."
            )


def tail(L, w):
    """The foot of a letter."""
    r = w.rng
    L.p(
        r.choice(
            [
                f"If you are dissatisfied you may ask for an internal review within {'40 working days' if w.jur != 'sc' else '40 working days'}.",
                "You may complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, SK9 5AF (0303 123 1113)."
                if w.jur != "sc"
                else "You may appeal to the Scottish Information Commissioner, Kinburn Castle, St Andrews, KY16 9DS.",
                "Should you have any further inquiries, please write quoting the reference above.",
            ]
        )
    )
    L.p(r.choice(["Yours sincerely,", "Yours faithfully", "Kind regards"]))
    L.p(
        f"{r.choice('ABCDEHJKLMRST')} {r.choice(SURNAMES)}, {r.choice(['Information Rights Officer', 'Disclosure Officer ' + str(r.randint(1000, 9999)), 'Freedom of Information Decision Maker', 'Corporate Communications'])}, {w.letterhead}"
    )


def listing(parts):
    """a, b and c"""
    parts = list(parts)
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def series(L, w, lead="", **k):
    """Counts of all years, one by one, in a sentence or in bullets."""
    r = w.rng
    style = r.randint(0, 3)
    if style == 0:
        L.b([f"{w.yp(p)}: {w.t(p=p, **k)}" for p in w.ys()])
    elif style == 1:
        L.p(lead + "; ".join(f"{w.y(p)} - {w.t(p=p, **k)}" for p in w.ys()) + ".")
    elif style == 2:
        L.p(lead + "The figures are " + listing(f"{w.t(p=p, **k)} in {w.yp(p)}" for p in w.ys()) + ".")
    else:
        for p in w.ys():
            L.p(f"{w.y(p)} = {w.t(p=p, **k)}")


def sheet_head(s, w, *more):
    """The top of a data sheet."""
    s.text(w.rng.choice([w.letterhead, f"{w.letterhead} - {w.ref}", f"Force: {w.letterhead}"]), *more)
    s.row += w.rng.randint(0, 1)


def foot(s, w, k=None):
    s.text(*(w.notes() + [w.unit] + caveats(w, k)))


def single(w, fill):
    """A one-sheet book."""
    b = Book(w)
    s = b.sheet(w.rng.choice(["Sheet1", "Data", "Response", "FOI " + re.sub(r"\W", "-", w.ref)[:20]]))
    fill(s)
    return b


# -- officers -----------------------------------------------------------------------
@officer("docx pdf html txt", prose=True, years=[2, 3, 4, 5])
def formal_letter(w):
    """Numbered questions, each with the answer beneath."""
    L, r = Letter(w), w.rng
    head(L, w)
    parts = [
        (f"How many {w.thing} were recorded {w.span}, by year?", lambda: series(L, w)),
        (
            "Of these, how many were female and how many were male?"
            if w.measure == "victims"
            else "Please break down question 1 by the sex of the victim.",
            lambda: L.t(cross(w, k_years(w), k_sexes(w, False), r.choice(["Year", "Period", ""]))),
        ),
    ]
    if r.random() < 0.6:
        parts.append(
            (
                f"How many of the {w.noun} at question 1 carried the {w.cyber_yes}?",
                lambda: series(L, w, cyber="yes", role="of which"),
            )
        )
    q, a = other_answer(w)
    parts.insert(r.randint(1, len(parts)), (q, lambda: L.p(a)))
    if r.random() < 0.5:
        for i, (q, _) in enumerate(parts, 1):
            L.p(f"{i}. {q}")
        L.h("Our response")
    for i, (q, do) in enumerate(parts, 1):
        L.h(r.choice([f"Question {i}", f"Q{i}."]))
        L.p(q)
        L.h(f"Answer {i}" if r.random() < 0.3 else "Answer")
        do()
    L.notes()
    tail(L, w)
    return L


@officer("txt eml", years=[2, 3, 4, 5, 6])
def pasted_tabs(w):
    """A spreadsheet pasted into a mail, kept together by tabs."""
    L = Letter(w, "tabs", 0)
    head(L, w)
    L.p("Please find the data below.")
    rows = w.rng.choice([k_sexes, k_ages, k_offs])(w)
    L.t(cross(w, rows, k_years(w, w.rng.random() < 0.5), "", w.title()))
    L.notes()
    tail(L, w)
    return L


@officer("txt eml", years=[2, 3, 4, 5])
def aligned_spaces(w):
    """A table aligned with spaces, years down."""
    L = Letter(w, "align", 72)
    head(L, w)
    L.p(f"The table shows {w.thing}, {w.span}.")
    cols = w.rng.choice([k_sexes, k_ages])(w)
    L.t(cross(w, k_years(w, True), cols, "Year"))
    if w.rng.random() < 0.5:
        L.p(f"With the {w.cyber_yes} only:")
        L.t(cross(w, k_years(w, False), k_sexes(w), "Year", cyber="yes"))
    L.notes()
    tail(L, w)
    return L


@officer("txt eml docx html", prose=True)
def bullets_of_which(w):
    """One bullet a year, with parts in brackets."""
    L, r = Letter(w), w.rng
    head(L, w)
    L.p(f"I can confirm the following numbers of {w.thing}:")
    out = []
    for p in w.ys():
        a = w.t(p=p)
        b = w.t(p=p, cyber="yes", role="of which")
        out.append(f"{w.y(p)} – {a} {w.noun} (of which {b} had the {w.cyber_yes})")
    L.b(out)
    if r.random() < 0.6:
        L.p("Split by sex of the victim:")
        L.b(
            [
                f"{w.y(p)}: "
                + ", ".join(
                    f"{w.sexes[s].lower() if len(w.sexes[s]) > 1 else w.sexes[s]} {w.t(p=p, sex=s)}" for s in w.sex_list()
                )
                for p in w.ys()
            ]
        )
    L.notes()
    tail(L, w)
    return L


@officer("txt eml docx pdf", prose=True, years=[2, 3, 4])
def respectively(w):
    """Sentences with several years, told 'respectively'."""
    L, r = Letter(w), w.rng
    head(L, w)
    ys = listing(w.y(p, 0 if w.year_style > 4 else None) for p in w.ys())
    L.p(f"{w.letterhead} recorded " + listing(w.t(p=p) for p in w.ys()) + f" {w.thing} in {ys} respectively.")
    for s in ("female", "male"):
        L.p(
            f"The {r.choice(['victim was', 'victims were']) if w.measure == 'offences' else 'victims were'} {s} in "
            + listing(w.t(p=p, sex=s) for p in w.ys())
            + f" of these in {ys} respectively."
        )
    bands = w.bands()
    b = r.choice(bands)
    L.p(
        f"For victims aged {w.a(b, 0)} the corresponding numbers were "
        + ", ".join(w.t(p=p, ages=b) for p in w.ys())
        + f" (again {ys}, in that order)."
        if b[0] != b[1]
        else "No further breakdown by age is held."
    )
    L.notes()
    tail(L, w)
    return L


@officer("txt docx pdf html", years=[2, 3, 4], prose=True, suppress="none")
def comparer(w):
    """Compares years, with differences and percentages beside the counts."""
    L, r = Letter(w), w.rng
    w.words = False
    head(L, w)
    L.p(f"This response concerns {w.thing}.")
    for p in w.ys():
        v = w.n(p)
        if p == 0:
            L.p(f"In {w.yp(0)} we recorded {w.t(p=0)}.")
            continue
        u = w.n(p - 1)
        d = v - u
        pct = f"{abs(d) / u:.1%}" if u else "n/a"
        now = w.t(p=p)
        if d == 0:
            L.p(f"In {w.yp(p)} the number was unchanged at {now}.")
        elif r.random() < 0.4:
            L.p(
                f"{'An increase' if d > 0 else 'A decrease'} of {abs(d)} ({pct}) was seen in {w.yp(p)}, when {now} were recorded."
            )
        elif r.random() < 0.5:
            L.p(f"There were {now} in {w.yp(p)}, {'up' if d > 0 else 'down'} {pct} from {w.t(p=p - 1)} in {w.yp(p - 1)}.")
        else:
            L.p(
                f"The number {'rose' if d > 0 else 'fell'} from {w.t(p=p - 1)} to {now} between {w.y(p - 1)} and {w.y(p)}, a difference of {abs(d)}."
            )
    last = len(w.periods) - 1
    f, v = w.n(last, sex="female"), w.n(last)
    if v:
        L.p(
            f"{f / v:.0%} ({w.t(p=last, sex='female')}) of the victims in {w.y(last)} were female."
            if w.measure == "victims"
            else f"In {w.y(last)} the victim was female in {w.t(p=last, sex='female')} cases ({f / v:.0%})."
        )
        L.p(
            f"{w.t(p=last, cyber='yes', role='of which')} of the {w.t(p=last)} {w.noun} in {w.y(last)}, or {w.n(last, cyber='yes') / v:.1%}, had the {w.cyber_yes}."
        )
    L.notes()
    tail(L, w)
    return L


@officer("eml txt", prose=True, years=[1, 2, 3])
def interleaved(w):
    """Answers written between the lines of the quoted request."""
    L, r = Letter(w, None, 0), w.rng
    L.p(f"Good {r.choice(['morning', 'afternoon'])},")
    L.p(f"Our answers are between your questions below ({w.ref}).")
    L.p(f"{r.choice(SURNAMES)}, Information Access, {w.letterhead}")
    L.pre(
        f"> -----Original Message-----\n> Sent: {date_text(w.date - dt.timedelta(20), 0)} 1{r.randint(0, 9)}:{r.randint(10, 59)}\n> Dear {w.letterhead},\n> Under the Freedom of Information Act please tell me, for {w.span_short}:\n> \n> 1) the number of {w.thing}"
    )

    def ans(**k):
        L.p(
            "\n".join(f"{w.y(p)}: {w.t(p=p, **k)}" for p in w.ys())
            if r.random() < 0.5
            else ", ".join(f"{w.t(p=p, **k)} ({w.y(p)})" for p in w.ys())
        )

    ans()
    L.pre("> 2) how many of those involved a girl" if w.measure == "offences" else "> 2) how many of those were girls")
    ans(sex="female")
    L.pre("> 3) how many a boy" if w.measure == "offences" else "> 3) how many were boys")
    ans(sex="male")
    q, a = other_answer(w)
    L.pre("> 4) " + q)
    L.p(a)
    L.pre("> 5) how many of those at 1) were flagged as having happened online")
    ans(cyber="yes", role="of which")
    other = r.choice([f for f, _ in FORCES if f != w.force])
    L.pre(
        r.choice(
            [
                "> \n> Many thanks",
                f"> \n> For reference {other} has told me that it recorded {r.randint(90, 900)} in {w.y(0, 0)}.\n> Many thanks",
            ]
        )
    )
    for n in w.notes() + [w.unit]:
        L.p(n)
    return L


@officer("eml txt", prose=True, years=[1], suppress="none")
def terse(w):
    """'1) 223 2) 41': bare answers above the quoted request."""
    L, r = Letter(w, None, 0), w.rng
    w.words = False
    b = r.choice(w.bands())
    qs = [
        (f"the total number of {w.thing}", {}),
        (
            "how many of these had a female victim" if w.measure == "offences" else "how many of these were female",
            dict(sex="female"),
        ),
        ("how many of these had a male victim" if w.measure == "offences" else "how many of these were male", dict(sex="male")),
        (f"the number at question 1 that carried the {w.cyber_yes}", dict(cyber="yes", role="of which")),
        (
            f"the number at question 1 where the victim was aged {w.a(b, 1 if b[0] else 0)}".replace(
                "aged Under", "aged under"
            ).replace("aged Age", "aged"),
            dict(ages=b),
        ),
        (f"the number at question 1 that were recorded as {w.offs[0].lower()}", dict(o=0)),
    ]
    qs = qs[:1] + r.sample(qs[1:], r.randint(2, 5))
    L.p("Hi,")
    sep, mark = r.choice(["  ", "\n", " ", "; "]), r.choice(["{})", "{}.", "Q{}:", "({})"])
    L.p(sep.join(f"{mark.format(i)} {w.t(p=0, **k)}" for i, (_, k) in enumerate(qs, 1)))
    L.p(f"Regards, {r.choice(SURNAMES)}, FOI team, {w.letterhead}")
    s, e = w.periods[0]
    lines = [f"For the period {date_text(s, 0)} to {date_text(e, 0)} please state:"] + [
        f"{i}. {q}" for i, (q, _) in enumerate(qs, 1)
    ]
    L.pre("\n".join(["----- Your request -----"] + lines))
    L.p(w.unit)
    return L


@officer("xlsx ods", years=[3, 4, 5, 6, 8])
def cover_workbook(w):
    """A cover, notes, criteria and several data sheets."""
    b, r = Book(w), w.rng
    c = b.sheet("Cover")
    c.text(
        w.letterhead,
        f"Freedom of Information request {w.ref}",
        f"Date of disclosure: {date_text(w.date, 0)}",
        "",
        "OFFICIAL",
        "Contents",
    )
    sheets = [("1 Sex", k_sexes), ("2 Age", k_ages), ("3 Offence", k_offs)]
    r.shuffle(sheets)
    for name, _ in sheets:
        c.text(f"Table {name}")
    crit = b.sheet("Criteria")
    crit.text(
        "Search criteria",
        f"Population: {w.thing}",
        f"Recorded dates: {date_text(w.periods[0][0], 2)} to {date_text(w.periods[-1][1], 2)}",
        f"Home Office codes: {', '.join(str(x) for x in sorted(r.sample(range(17, 89), 6)))}"
        if w.jur == "ew"
        else "Crime group: sexual crimes",
        f"Records returned before checks: {r.randint(3000, 30000):,}",
    )
    for i, (name, kind) in enumerate(sheets):
        s = b.sheet(f"Table {name}")
        s.text(w.title())
        s.row += r.randint(0, 2)
        s.table(cross(w, kind(w), k_years(w, r.random() < 0.5), r.choice(["", name.split()[1]])), col=r.choice([1, 1, 2]))
        if r.random() < 0.3:
            s.text("Source: crime recording system")
    s = b.sheet("Table 4 Online")
    s.text(f"As above, but only records with the {w.cyber_yes}")
    s.table(cross(w, k_years(w), k_sexes(w), "Year", cyber="yes"))
    n = b.sheet("Notes")
    n.text("Notes", *(w.notes() + [w.unit] + caveats(w)))
    if r.random() < 0.5:
        b.sheets.insert(1, b.sheets.pop())
    return b


@officer("xlsx ods csv", years=[2, 3, 4, 5], suppress="none")
def pivot(w):
    """A pivot table as exported: filters, 'Row Labels', nested rows, 'Grand Total'."""
    r = w.rng
    w.nilblank = w.dash = False

    def fill(s):
        s.text(w.letterhead)
        s.table(
            Table(
                [
                    ["Victim age at offence", w.poptext[0].upper() + w.poptext[1:]],
                    ["Offence Group", "SEXUAL OFFENCES"],
                    ["Cancelled", "N"],
                ]
            )
        )
        s.table(Table([["Count of Crime Number" if w.measure == "offences" else "Count of Victim URN", "Column Labels"]]), gap=0)
        w.sexes["unknown"] = r.choice(["(blank)", w.sexes["unknown"]])
        inner = r.choice([k_sexes(w, False), k_ages(w, False)])
        rows = []
        for i, o in enumerate(w.offs):
            rows.append((o, dict(o=i, role="total")))
            rows += [("   " + lab, dict(o=i, **k)) for lab, k in inner]
        rows.append(("Grand Total", dict(role="total")))
        s.table(cross(w, rows, [(w.y(p, 0), dict(p=p)) for p in w.ys()] + [("Grand Total", dict(role="total"))], "Row Labels"))
        s.hidden_cols = [len(w.periods) + 4]
        s.put(3, len(w.periods) + 4, "refresh 1")
        if w.partial:
            s.text(f"The last year runs to {date_text(w.periods[-1][1], 0)} only.")

    return single(w, fill)


@officer("csv xlsx ods", years=[2, 3, 4])
def tidy_long(w):
    """A long tidy table, one count a row."""
    r = w.rng
    w.nilblank = False
    names = [
        r.choice(["Force", "Police force"]),
        r.choice(["Year", "Period", "Recorded year"]),
        r.choice(["Offence", "Offence type"]),
        r.choice(["Age of victim", "Victim age group", "IP age"]),
        r.choice(["Sex", "Gender", "Victim sex"]),
        {"offences": r.choice(["Offences", "Number of crimes", "Crimes"]), "victims": r.choice(["Victims", "No. of victims"])}[
            w.measure
        ],
    ]
    bands, flag = w.bands(), r.random() < 0.4

    def fill(s):
        lines = [names[:5] + (["Online flag"] if flag else []) + names[5:]]
        for p in w.ys():
            for i, o in enumerate(w.offs):
                for a in bands:
                    for x in w.sex_list():
                        for c in ["yes", "no"] if flag else ["all"]:
                            lines.append(
                                [w.letterhead, w.y(p), o, w.a(a), w.sexes[x]]
                                + ([c[0].upper()] if flag else [])
                                + [w.cell(p=p, o=i, ages=a, sex=x, cyber=c)]
                            )
        s.table(Table(lines))
        if w.used:
            s.text(*w.notes())

    return single(w, fill)


@officer("csv xlsx ods", years=[2, 3, 4, 5, 6])
def tidy_wide(w):
    """A wide table: one row for each offence and sex, years across; perhaps a hidden column."""
    r = w.rng

    def fill(s):
        sheet_head(s, w, w.title())
        lines = [["Offence", "Sex of victim"] + [w.y(p) for p in w.ys()] + ["Total"]]
        for i, o in enumerate(w.offs):
            for x in w.sex_list():
                lines.append([o, w.sexes[x]] + [w.cell(p=p, o=i, sex=x) for p in w.ys()] + [w.cell(o=i, sex=x, role="total")])
            lines.append([o, "All"] + [w.cell(p=p, o=i, role="total") for p in w.ys()] + [w.cell(o=i, role="total")])
        lines.append(["Grand Total", ""] + [w.cell(p=p, role="total") for p in w.ys()] + [w.cell(role="total")])
        top = s.row
        s.table(Table(lines))
        c = len(lines[0]) + 1
        s.put(top, c, "QA")
        for i in range(1, len(lines)):
            s.put(top + i, c, "ok")
        s.hidden_cols = [c]
        foot(s, w)

    return single(w, fill)


@officer("xlsx ods csv docx html pdf", years=[2, 3, 4])
def stacked_blocks(w):
    """Blocks one under another, each with its own small heading."""
    r = w.rng
    bands, which = w.bands(), r.choice(["sex", "offence", "year"])
    heads = {"sex": k_sexes(w, r.random() < 0.5), "offence": k_offs(w, r.random() < 0.5), "year": k_years(w)}[which]
    tables = []
    for lab, k in heads:
        cols = k_sexes(w) if which == "year" else k_years(w, True)
        name = (
            {"Total": "All victims" if which == "sex" else "All sexual offences"}.get(lab, lab)
            if k.get("role") != "total"
            else {"sex": "All victims", "offence": "All sexual offences"}[which]
        )
        tables.append(
            cross(
                w,
                k_ages(w, True, bands),
                cols,
                r.choice(["Age", "Age of victim"]),
                name,
                **{x: v for x, v in k.items() if x != "role"},
            )
        )
    return letter_or_book(w, tables)


def letter_or_book(w, tables, spread=False):
    """Tables in a letter or, for a spreadsheet format, on a sheet."""
    if w.fmt in ("xlsx", "ods", "csv"):

        def fill(s):
            sheet_head(s, w, *([] if tables[0].title and len(tables) == 1 else [w.title()]))
            for t in tables:
                s.table(t, gap=w.rng.randint(1, 2))
            foot(s, w)

        return single(w, fill)
    L = Letter(w)
    head(L, w)
    L.p(f"The information held on {w.thing} ({w.span}) is as follows.")
    for t in tables:
        L.t(t)
    L.notes()
    tail(L, w)
    return L


@officer("xlsx ods csv", years=[2, 3, 4, 5])
def side_by_side(w):
    """Two tables beside each other."""
    r = w.rng
    left = cross(w, k_years(w, True), k_sexes(w), "Year", "By sex of victim")
    right = cross(w, k_years(w, True), r.choice([k_offs(w), k_ages(w)]), "Year", "By age or offence")
    if len(right.rows[0]) and right.rows[0][1] in w.offs:
        right.title = "By offence"
    else:
        right.title = "By age of victim"

    def fill(s):
        sheet_head(s, w, w.title())
        top = s.row
        s.table(left, row=top)
        s.table(right, row=top, col=len(left.rows[0]) + r.choice([2, 3]))
        foot(s, w)

    return single(w, fill)


@officer("xlsx ods html docx pdf csv", years=[2, 3, 4])
def two_level_columns(w):
    """Year over sex (or sex over year) in the heading, merged."""
    r = w.rng
    outer, inner = k_years(w), k_sexes(w)
    if r.random() < 0.4:
        outer, inner = k_sexes(w, False), k_years(w, True)
    rows = r.choice([k_ages(w), k_offs(w)])
    cols = [(b[0], {**a[1], **b[1]}) for a in outer for b in inner]
    t = cross(w, rows, cols, "")
    top, spans = [""], []
    for i, a in enumerate(outer):
        top += [a[0]] + [""] * (len(inner) - 1)
        spans.append((0, 1 + i * len(inner), 1, len(inner)))
    t.rows.insert(0, top)
    t.head = 2
    t.spans = spans if w.fmt != "csv" else []
    return letter_or_book(w, [t])


@officer("xlsx ods html docx csv", years=[2, 3, 4, 5])
def grouped_rows(w):
    """Sex in a merged first column, ages in the second, sub-totals."""
    r = w.rng
    bands = w.bands()
    lines, spans = [[r.choice(["Sex", "Gender"]), "Age"] + [w.y(p) for p in w.ys()]], []
    repeat = r.random() < 0.3
    for x in w.sex_list():
        spans.append((len(lines), 0, len(bands) + 1, 1))
        for i, a in enumerate(bands):
            lines.append([w.sexes[x] if i == 0 or repeat else "", w.a(a)] + [w.cell(p=p, sex=x, ages=a) for p in w.ys()])
        lines.append([w.sexes[x] if repeat else "", "Sub-total"] + [w.cell(p=p, sex=x, role="total") for p in w.ys()])
    lines.append(["Total", ""] + [w.cell(p=p, role="total") for p in w.ys()])
    return letter_or_book(w, [Table(lines, 1, [] if repeat or w.fmt == "csv" else spans)])


@officer("docx html pdf xlsx txt", years=[2, 3, 4, 5, 6])
def of_which_rows(w):
    """A total with rows 'of which'."""
    r = w.rng
    rows = [
        (r.choice(["Total", "All sexual offences", f"All {w.noun}"]), dict(role="total")),
        ("of which: female", dict(sex="female", role="of which")),
        ("of which: male", dict(sex="male", role="of which")),
    ]
    if r.random() < 0.7:
        rows.append((f"of which: with {w.cyber_yes}", dict(cyber="yes", role="of which")))
    if w.pop == (0, 17):
        rows.append(("of which: victim under 13", dict(ages=(0, 12), role="of which")))
    rows.append((f"of which: {w.offs[0].lower()}", dict(o=0, role="of which")))
    return letter_or_book(w, [cross(w, rows, k_years(w), "", w.title())])


@officer("eml txt", years=[2, 3, 4])
def pipes(w):
    """A table drawn with pipes."""
    L = Letter(w, "pipes", 0)
    head(L, w)
    L.h(w.title())
    L.t(cross(w, k_offs(w), k_years(w), "Offence"))
    L.p("The same, split by the sex of the victim:")
    L.t(cross(w, k_sexes(w), k_years(w), "Sex"))
    L.notes(1)
    return L


@officer("docx pdf txt html", prose=True, years=[2, 3, 4, 5])
def part_refusal(w):
    """Some parts answered, one refused on cost, one withheld."""
    L, r = Letter(w), w.rng
    head(L, w)
    L.p(f"Q1. The number of {w.thing}, by year.")
    L.p(f"Q2. How many of those carried the {w.cyber_yes}?")
    L.p("Q3. The relationship of the suspect to the victim.")
    o = r.randrange(len(w.offs))
    L.p(f"Q4. How many of those at Q1 were {w.offs[o].lower()}?")
    L.h("Decision")
    if r.random() < 0.5:
        L.p("Q1")
        series(L, w)
        L.p("Q2 and Q3")
        L.p(refusal(w))
    else:
        L.p("Q1")
        L.p(
            f"During the period asked about we recorded {w.t(role='total')} {w.noun}: "
            + ", ".join(f"{w.t(p=p)} in {w.y(p)}" for p in w.ys())
            + "."
        )
        L.p("Q2")
        series(L, w, cyber="yes", role="of which")
        L.p("Q3")
        L.p(refusal(w))
    L.p("Q4")
    if r.random() < 0.5:
        L.p(f"The numbers of {w.offs[o].lower()} are: " + listing(f"{w.t(p=p, o=o)} ({w.y(p)})" for p in w.ys()) + ".")
    else:
        L.p(
            "The numbers are low and, read with other information, could identify a person. They are exempt by virtue of section 40(2) personal information; this is an absolute exemption."
            if w.jur != "sc"
            else "The numbers are exempt under section 38(1)(b)."
        )
    L.notes()
    tail(L, w)
    return L


@officer("docx pdf txt eml", prose=True, years=[3, 4, 5])
def correction(w):
    """Corrects an earlier reply, quoting figures that no longer hold."""
    L, r = Letter(w), w.rng
    head(L, w)
    k = r.choice(list(w.ys()))
    old = w.n(k) + r.randint(3, 40)
    L.p(
        f"Our earlier response of {date_text(w.date - dt.timedelta(60), 0)} on {w.thing} contained an error, for which we apologise."
    )
    items = [
        f"{w.y(p)}: {w.t(p=p)}" + (f" (this replaces {old:,}, which was given before in error)" if p == k else "") for p in w.ys()
    ]
    L.p("The correct numbers are:")
    L.b(items)
    if r.random() < 0.5:
        L.p(f"The figure of {old:,} for {w.y(k)} had included duplicate records and should be disregarded.")
    L.p("Corrected breakdown by sex:")
    L.t(cross(w, k_years(w), k_sexes(w), "Year"))
    L.notes()
    tail(L, w)
    return L


@officer("eml txt docx", prose=True, years=[1, 2, 3], suppress="none")
def press_officer(w):
    """A chatty line from the press desk with a quotation of an officer."""
    L, r = Letter(w, None, 0), w.rng
    last = len(w.periods) - 1
    L.p(f"Hi {r.choice(['Jo', 'Sam', 'both', 'Ali'])},")
    L.p(
        "Further to your media inquiry, the following can be attributed to the force. These are from our FOI team, so please credit as such."
    )
    L.p(
        f"{w.letterhead} recorded {w.t(p=last)} {w.thing} in {w.yp(last)}"
        + (f", against {w.t(p=last - 1)} in {w.yp(last - 1)}." if last else ".")
    )
    a = r.choice(w.offs)
    i = w.offs.index(a)
    L.p(
        f"Of the {w.t(p=last)}, {w.t(p=last, o=i, role='of which')} were recorded as {a.lower()}; {w.t(p=last, cyber='yes', role='of which')} had the {w.cyber_yes}."
    )
    if last > 1:
        L.p(f"Going back further, the number for {w.yp(0)} was {w.t(p=0)}.")
    f, m = w.t(p=last, sex="female", role="of which"), w.t(p=last, sex="male", role="of which")
    L.p(
        f"In {w.y(last)}, {f} of the victims were girls and {m} were boys."
        if w.measure == "victims"
        else f"The victim was a girl in {f} and a boy in {m} of the {w.y(last)} {w.noun}."
    )
    L.p(
        f'Detective Superintendent {r.choice(SURNAMES)} said: "Every one of these reports is taken seriously. Our {r.randint(30, 90)} specialist detectives visited {r.randint(40, 200)} schools and spoke to {r.randint(3, 20)},000 pupils; '
        f'reports are up {r.randint(3, 30)} per cent in {r.randint(4, 9)} years nationally and 1 in {r.randint(5, 20)} children is thought to be affected."'
    )
    for n in w.notes() + [w.unit] + caveats(w, 2):
        L.p(n)
    L.p(f"{w.letterhead} Press Office, 24 hours: 0{r.randint(1200, 1999)} {r.randint(100000, 999999)}")
    return L


@officer("pdf html docx csv xlsx", years=[2, 3])
def monthly_long(w):
    """Month by month over pages, header repeated."""
    r = w.rng
    style, repeat = r.randint(0, 3), r.random() < 0.4
    cols = k_sexes(w)
    table = [["Month"] + [c[0] for c in cols]]
    for p in w.ys():
        s, e = w.periods[p]
        months = (e.year - s.year) * 12 + e.month - s.month + 1
        parts = {c[1]["sex"]: w.split(w.n(p, sex=c[1]["sex"]), months) for c in cols[:-1]}
        for m in range(months):
            a = D(s.year + (s.month - 1 + m) // 12, (s.month - 1 + m) % 12 + 1, 1)
            span = (a, month_end(a.year, a.month))
            lab = [f"{a:%b-%y}", f"{a:%B %Y}", f"{a:%Y-%m}", f"{a:%b %Y}"][style]
            vals = [(c[1]["sex"], parts[c[1]["sex"]][m]) for c in cols[:-1]]
            lab = Month(lab)
            lab.day = dt.datetime(a.year, a.month, 1)
            table.append(
                [lab]
                + [w.cell(sex=x, value=v, dates=span) for x, v in vals]
                + [w.cell(value=sum(v for _, v in vals), dates=span, role="total")]
            )
        if repeat and p:
            table.insert(len(table) - months, list(table[0]))
        table.append(
            [f"Total {w.y(p, 0)}"] + [w.cell(p=p, role="total", **({"sex": c[1]["sex"]} if "sex" in c[1] else {})) for c in cols]
        )
    return letter_or_book(w, [Table(table)])


@officer("txt eml docx", years=[2, 3, 4], prose=True)
def key_values(w):
    """'2019/20 - Female: 45; Male: 12; Not recorded: 1'."""
    L, r = Letter(w, None, 0), w.rng
    head(L, w)
    L.p(f"{w.thing[0].upper() + w.thing[1:]}:")
    colon = r.choice([": ", " = ", " - ", " "])
    for p in w.ys():
        L.p(
            f"{w.y(p)} | "
            + "; ".join(f"{w.sexes[s]}{colon}{w.t(p=p, sex=s)}" for s in w.sex_list())
            + f"; Total{colon}{w.t(p=p, role='total')}"
        )
    if r.random() < 0.5:
        L.p("By age at the time:")
        bands = w.bands()
        for p in w.ys():
            L.p(f"{w.y(p)} | " + "; ".join(f"{w.a(b, 1)}: {w.t(p=p, ages=b)}" for b in bands))
    L.notes()
    tail(L, w)
    return L


@officer("docx html pdf xlsx csv txt", years=[2, 3, 4, 5])
def quarters(w):
    """Years by quarters."""
    r = w.rng
    w.partial = False
    w.periods = [(s, D(s.year + 1, 3, 31) if w.kind == "fin" else D(s.year, 12, 31)) for s, e in w.periods]
    q0 = 4 if w.kind == "fin" else 1
    names = [f"{MONTHS[(q0 - 1 + 3 * i) % 12][:3]}-{MONTHS[(q0 + 1 + 3 * i) % 12][:3]}" for i in range(4)]
    labels = r.choice(
        [[f"Q{i + 1} ({x})" for i, x in enumerate(names)], names, [f"Quarter {i + 1} {x}" for i, x in enumerate(names)]]
    )
    data = {p: w.split(w.n(p), 4) for p in w.ys()}

    def span(p, i):
        s = w.periods[p][0]
        m = s.month + 3 * i
        y = s.year + (m - 1) // 12
        m = (m - 1) % 12 + 1
        return D(y, m, 1), month_end(y, m + 2)

    if r.random() < 0.5:
        t = Table(
            [["Year"] + labels + ["Total"]]
            + [
                [w.y(p)] + [w.cell(value=data[p][i], dates=span(p, i)) for i in range(4)] + [w.cell(p=p, role="total")]
                for p in w.ys()
            ],
            title=w.title(),
        )
    else:
        t = Table(
            [["Quarter"] + [w.y(p) for p in w.ys()]]
            + [[labels[i]] + [w.cell(value=data[p][i], dates=span(p, i)) for p in w.ys()] for i in range(4)]
            + [["Total"] + [w.cell(p=p, role="total") for p in w.ys()]],
            title=w.title(),
        )
    return letter_or_book(w, [t])


HO = [
    ("17/15", "Sexual assault on a male child under 13", (0, 12), "male"),
    ("20/5", "Sexual assault of a female child under 13", (0, 12), "female"),
    ("19/16", "Rape of a female child under 13 by a male", (0, 12), "female"),
    ("19/18", "Rape of a male child under 13 by a male", (0, 12), "male"),
    ("19/7", "Rape of a female child under 16", (0, 15), "female"),
    ("21/2", "Sexual activity with a child under 13", (0, 12), "all"),
    ("22/2", "Causing or inciting a female child under 16 to engage in sexual activity", (0, 15), "female"),
    ("88/1", "Meeting a child under 16 following grooming", (0, 15), "all"),
]


@officer("docx xlsx pdf html ods", years=[2, 3, 4], population=(0, 15))
def ho_codes(w):
    """Home Office codes and the full titles, which themselves state age and sex."""
    r = w.rng
    if w.jur != "ew":
        w.jur = "ew"
        w.force = w.letterhead = r.choice(["Kent Police", "Gwent Police", "Essex Police"])
    picks = r.sample(HO, r.randint(4, 7))
    base = max(2, w.n() // len(w.periods) // len(picks))
    vals = [[max(0, int(r.gauss(base * r.choice([0.3, 1, 1.7]), base * 0.2))) for _ in w.ys()] for _ in picks]
    lines = [["HO Code", "HO Offence"] + [w.y(p) for p in w.ys()]]
    for (code, name, ages, sex), v in zip(picks, vals):
        lines.append(
            [code, name]
            + [
                w.cell(p=p, value=v[p], offence=name, row_ages=ages, row_sex=sex, note="age and sex by the offence's title")
                for p in w.ys()
            ]
        )
    lines.append(
        ["", "Total"]
        + [
            w.cell(
                p=p, value=sum(v[p] for v in vals), role="total", offence="sexual offences", note="total of the listed offences"
            )
            for p in w.ys()
        ]
    )
    return letter_or_book(w, [Table(lines)])


@officer("docx xlsx csv html txt", years=[2, 3, 4, 5])
def online_yes_no(w):
    """Columns for flagged, not flagged and all."""
    lab = w.rng.choice(
        [("Online", "Not online"), ("Y", "N"), ("Flagged", "Not flagged"), ("Cyber flag present", "No cyber flag")]
    )
    cols = [(lab[0], dict(cyber="yes")), (lab[1], dict(cyber="no")), ("Total", dict(role="total"))]
    rows = w.rng.choice([k_years(w, True), k_years(w)])
    title = f"{w.title()} by {w.cyber_yes}"
    out = [cross(w, rows, cols, "Year", title)]
    if w.rng.random() < 0.5:
        out.append(cross(w, k_sexes(w), cols, "Sex", f"Whole period ({w.span}) by sex of victim"))
    return letter_or_book(w, out)


@officer("xlsx ods docx pdf csv html", years=[3, 5, 8])
def single_years_of_age(w):
    """Every single year of age, in rows."""
    lo, hi = w.pop
    if w.age_style == 4:
        w.age_style = 0
    rows = [(w.a((a, a)), dict(ages=(a, a))) for a in range(lo, hi + 1)] + [(total_word(w), dict(role="total"))]
    return letter_or_book(
        w,
        [
            cross(
                w,
                rows,
                k_years(w, w.rng.random() < 0.5),
                w.rng.choice(["Age of victim", "Victim age (years)", "Age at offence"]),
                w.title(),
            )
        ],
    )


@officer("docx xlsx pdf html txt", years=[2, 3, 4, 5], suppress="none", population=(0, 17))
def four_units(w):
    """Crimes, victims, suspects and arrests in columns of one table."""
    r = w.rng
    w.unit = (
        "Crimes, victims, suspects and arrests are different counting units and cannot be added together or compared."
        + w.year_note
    )
    units = [
        ("Crimes recorded", "offences", 1),
        ("Victims", "victims", 1.06),
        ("Suspects", "suspects", 0.74),
        ("Arrests made", "arrests", 0.31),
    ]
    units = units[: r.randint(2, 4)]
    w.thing = f"sexual offences where the victim was {w.poptext}"
    lines = [["Year"] + [u[0] for u in units]]
    for p in w.ys():
        lines.append([w.y(p)] + [w.cell(p=p, measure=m, value=int(w.n(p) * f + (m != "offences") * 0.5)) for _, m, f in units])
    return letter_or_book(
        w, [Table(lines, title=f"Sexual offences where the victim was {w.poptext}: crimes, victims, suspects and arrests")]
    )


@officer("docx xlsx csv html ods", years=[2, 3, 4, 5], population=(0, 17))
def all_ages(w):
    """Children, adults, those of unknown age and all ages."""
    r = w.rng
    w.thing = (
        "sexual offences recorded, by age of the victim" if w.measure == "offences" else "victims of sexual offences, by age"
    )
    cols = [
        (r.choice(["Under 18", "0-17", "17 and under"]), {}),
        (r.choice(["18 and over", "18+", "Adult (18+)"]), dict(ages=(18, None))),
        (r.choice(["Age not recorded", "Unknown", "Unknown age"]), dict(ages="unknown")),
        (r.choice(["All ages", "Total (all ages)"]), dict(ages=(None, None), role="total")),
    ]
    if r.random() < 0.5:
        t = cross(w, k_years(w), cols, "Year", w.title())
    else:
        t = cross(w, cols, k_years(w), "Age group", w.title())
    return letter_or_book(w, [t])


@officer("docx xlsx html pdf txt csv", years=[3, 4, 5, 6], suppress="none")
def other_crime_rows(w):
    """A table of all crime groups with young victims: only the sexual rows answer."""
    r = w.rng
    w.nilblank = w.dash = False
    lines = [["Crime group"] + [w.y(p) for p in w.ys()]]
    total = [w.n(p) for p in w.ys()]
    for g in r.sample(
        ["Violence against the person", "Robbery", "Theft", "Arson and criminal damage", "Public order offences"], 4
    ):
        v = [r.randint(20, 3000) for _ in w.ys()]
        total = [a + b for a, b in zip(total, v)]
        lines.append([g] + [str(x) for x in v])
    k = r.randint(2, 4)
    lines.insert(k, ["Sexual offences"] + [w.cell(p=p) for p in w.ys()])
    lines.insert(
        k + 1,
        ["  of which rape" if "Rape" in w.offs else f"  of which {w.offs[0].lower()}"]
        + [w.cell(p=p, o=w.offs.index("Rape") if "Rape" in w.offs else 0, role="of which") for p in w.ys()],
    )
    lines.append(["All crime"] + [str(x) for x in total])
    w.thing = {"offences": f"recorded crime where the victim was {w.poptext}", "victims": f"victims of crime {w.poptext}"}[
        w.measure
    ]
    return letter_or_book(w, [Table(lines, title=w.title())])


@officer("txt eml", years=[2, 3, 4])
def flattened(w):
    """A table whose cells have each fallen on a line of their own."""
    L = Letter(w, "flat", 0)
    w.nilblank = False
    head(L, w)
    L.p(f"Table: {w.title()}")
    L.t(cross(w, k_years(w), k_sexes(w), "Year"))
    L.notes(1)
    tail(L, w)
    return L


@officer("csv xlsx", years=[2, 3, 4, 5], population=(0, 17))
def date_spoilt_bands(w):
    """Excel has made dates of some age bands (5-9 is 05-Sep, 10-12 is 10-Dec or Oct-12)."""
    r = w.rng
    spoil = r.choice(
        [{(5, 9): "05-Sep", (1, 4): "01-Apr", (10, 12): "10-Dec"}, {(5, 9): "09-May", (1, 4): "04-Jan", (10, 12): "12-Oct"}]
    )
    bands = [(0, 0), (1, 4), (5, 9), (10, 12), (13, 15), (16, 17)]
    rows = [(spoil.get(b) or w.a(b, 0), dict(ages=b)) for b in bands] + [("Total", dict(role="total"))]

    def fill(s):
        sheet_head(s, w, w.title())
        s.table(cross(w, rows, k_years(w), "Age of victim"))
        foot(s, w)

    return single(w, fill)


@officer("xlsx ods csv", years=[3, 4, 5], suppress="none")
def blanks_left(w):
    """Some asked cells left empty without explanation."""
    r = w.rng
    w.nilblank = w.dash = False

    def fill(s):
        sheet_head(s, w, w.title())
        bands = w.bands()
        other = (r.randrange(len(bands)), r.randrange(len(w.periods)))
        gap = (r.randrange(len(bands)), r.randrange(len(w.periods)))
        lines = [["Age of victim"] + [w.y(p) for p in w.ys()]]
        away = r.choice(["[x]", "n/a", "..", ""])
        for i, b in enumerate(bands):
            lines.append(
                [w.a(b)]
                + [
                    away if away and (i, p) == other else w.cell(p=p, ages=b, blank=(i, p) == gap or r.random() < 0.08)
                    for p in w.ys()
                ]
            )
        s.table(Table(lines))
        if away:
            s.text(f"{away} = not available")
        foot(s, w, 1)

    return single(w, fill)


@officer("docx txt eml pdf", prose=True, years=[2, 3, 4, 5])
def per_offence_lines(w):
    """'Rape: 12 (2018), 14 (2019), 9 (2020)'."""
    L, r = Letter(w), w.rng
    head(L, w)
    L.p(f"Below are the numbers of {w.thing}, by offence.")
    form = r.choice(["{v} ({y})", "{v} in {y}", "{y}: {v}"])
    L.b([f"{o}: " + ", ".join(form.format(v=w.t(p=p, o=i), y=w.y(p)) for p in w.ys()) for i, o in enumerate(w.offs)])
    L.p("In total " + listing(f"{w.t(p=p, role='total')} in {w.yp(p)}" for p in w.ys()) + ".")
    L.notes()
    tail(L, w)
    return L


@officer("docx html xlsx pdf ods", years=[3, 4, 5, 6], suppress="none")
def with_percentages(w):
    """Counts with columns of percentages and change."""
    r = w.rng
    lines = [["Year", "Female", "% female", "Male", "% male", "All", "Change on year before", "% change"]]
    for p in w.ys():
        v, f, m = w.n(p), w.n(p, sex="female"), w.n(p, sex="male")
        u = w.n(p - 1) if p else 0
        pc = lambda a, b: f"{a / b:.1%}" if b else "n/a"
        lines.append(
            [
                w.y(p),
                w.cell(p=p, sex="female"),
                pc(f, v),
                w.cell(p=p, sex="male"),
                pc(m, v),
                w.cell(p=p, role="total"),
                f"{v - u:+d}" if p else "n/a",
                pc(v - u, u) if p else "n/a",
            ]
        )
    lines.append(
        [
            "Mean per year",
            f"{w.n(sex='female') / len(w.periods):.1f}",
            "",
            f"{w.n(sex='male') / len(w.periods):.1f}",
            "",
            f"{w.n() / len(w.periods):.1f}",
            "",
            "",
        ]
    )
    w.unit += " 'All' includes victims whose sex is not recorded."
    return letter_or_book(w, [Table(lines, title=w.title())])


@officer("xlsx ods docx html", years=[2, 3, 4, 5], suppress="none")
def provisional_marks(w):
    """Counts with a letter or a footnote numeral after them: 223(p), 41 (r), Rape¹."""
    r = w.rng
    style = r.choice([" (p)", "p", " [p]"])

    def mark(c):
        n = N(str(c) + style)
        n.row = c.row
        n.row["note"] = f"printed: {n}"
        return n

    w.nilblank = w.dash = w.newest_first = False
    t = cross(w, k_offs(w), k_years(w), "Offence", w.title())
    for line in t.rows[1:]:
        line[-1] = mark(line[-1])
    note = r.choice(["¹", " [1]", " (note 1)"])
    t.rows[1][0] += note
    if r.random() < 0.5:
        t.rows[0][1] += note.replace("1", "2").replace("¹", "²")
        w.unit += " Note 2: the figures of this year were audited."
    w.unit += f" {style.strip()} = provisional, subject to change. Note 1: includes attempts and conspiracies."
    return letter_or_book(w, [t])


@officer("docx pdf html txt eml", prose=True, years=[1, 2, 3])
def age_sentences(w):
    """Ages and sexes told in sentences: 'girls aged 13 to 15 accounted for 41'."""
    L, r = Letter(w), w.rng
    head(L, w)
    bands = w.bands()
    L.p(f"Your request was for {w.thing}, by age and sex of the victim.")
    for p in w.ys():
        L.h(w.y(p))
        bits = []
        for b in bands:
            who = f"aged {b[0]} to {b[1]}" if b[0] != b[1] else (f"aged {b[0]}" if b[0] else "under 1 year old")
            f, m = w.t(p=p, ages=b, sex="female"), w.t(p=p, ages=b, sex="male")
            bits.append(
                r.choice(
                    [
                        f"Girls {who} accounted for {f} of the {w.noun} and boys of the same age for {m}.",
                        f"For victims {who} the numbers were {f} (female) and {m} (male).",
                    ]
                )
            )
        L.p(" ".join(bits))
        u = w.n(p, sex="unknown")
        L.p(
            (f"A further {w.t(p=p, sex='unknown')} had no sex recorded. " if u else "")
            + f"The total for the year is {w.t(p=p, role='total')}."
        )
    L.notes()
    tail(L, w)
    return L


@officer("docx html pdf xlsx", years=[4, 5, 6], prose=False)
def summary_then_table(w):
    """A disclosure-log page: key points, then a table; the same count may be printed twice."""
    t = cross(w, k_years(w, True), k_offs(w), "Year", w.title())
    if w.fmt == "xlsx":
        return letter_or_book(w, [t])
    L = Letter(w)
    w.dash = w.nilblank = False
    L.h(f"{w.letterhead}: FOI {w.ref}")
    L.p(f"Published {date_text(w.date, 0)}")
    last = len(w.periods) - 1
    if w.mode == "none":
        L.p(f"Headline: {w.t(p=last)} {w.thing} in {w.y(last)}; {w.t(role='total')} over the {len(w.periods)} years.")
        L.p(
            f"This is {abs(w.n(last) - w.n(0))} {'more' if w.n(last) >= w.n(0) else 'fewer'} than in {w.y(0)}. The mean per year was {w.n() / len(w.periods):.0f}."
        )
    L.t(t)
    L.notes(3)
    return L


@officer("xlsx ods", years=[3, 4, 5], population=(0, 17))
def sheet_per_year(w):
    """One sheet a year, each with sex by age; the year is the sheet's name."""
    b, r = Book(w), w.rng
    bands = w.bands()
    for p in w.ys():
        s = b.sheet(re.sub(r"[/\\]", "-", w.y(p, 0))[:31])
        s.text(f"{w.letterhead} {w.y(p)}", w.thing[0].upper() + w.thing[1:])
        s.table(cross(w, k_ages(w, True, bands), k_sexes(w), "Age", p=p))
    n = b.sheet("Info")
    n.text(*(w.notes() + [w.unit] + caveats(w)))
    return b


@officer("docx pdf txt eml html", prose=True, years=[1, 2, 3], population=(0, 17), suppress="none")
def units_in_prose(w):
    """Offences, suspects and arrests told apart, question by question."""
    L, r = Letter(w), w.rng
    w.measure, w.words = "offences", False
    w.thing = f"sexual offences where the victim was {w.poptext}"
    head(L, w)
    qs = [
        ("Q1", f"How many {w.thing} were recorded?", "offences", 1, "offences"),
        (
            "Q2",
            "How many people were arrested in connection with those offences?"
            if r.random() < 0.5
            else "How many arrests were made for those offences?",
            "arrests",
            0.37,
            "arrests",
        ),
        ("Q3", "How many individual suspects were linked to those offences?", "suspects", 0.81, "suspects"),
        ("Q4", "How many individual victims were there?", "victims", 1.07, "victims"),
    ]
    qs = qs[:1] + r.sample(qs[1:], r.randint(1, 3))
    for i, (_, q, m, f, word) in enumerate(qs, 1):
        L.h(f"Q{i}. {q}")
        bits = [f"{w.t(p=p, measure=m, value=int(w.n(p) * f))} {word} in {w.yp(p)}" for p in w.ys()]
        L.p(r.choice(["We hold a record of ", "There were ", "Our answer is "]) + listing(bits) + ".")
    w.unit = "Each question counts a different thing; the numbers do not sum." + w.year_note
    L.notes()
    tail(L, w)
    return L


@officer("docx pdf txt eml html", prose=True, years=[1, 2, 3, 4], population=(0, 17))
def populations_by_question(w):
    """Each question has an age limit of its own."""
    L, r = Letter(w), w.rng
    base = (
        "sexual offences recorded where the victim was {}"
        if w.measure == "offences"
        else "victims of recorded sexual offences who were {}"
    )
    w.thing = base.format("a child" if w.measure == "offences" else "children")
    head(L, w, ask=False)
    asks = [
        ("under 18", (0, 17)),
        ("under 16", (0, 15)),
        ("under the age of 13", (0, 12)),
        ("aged 13, 14 or 15", (13, 15)),
        ("aged 16 or 17", (16, 17)),
        ("of primary school age (5 to 11)", (5, 11)),
        ("in their teens (13 to 17)", (13, 17)),
        ("under ten years old", (0, 9)),
    ]
    for i, (words, ages) in enumerate(r.sample(asks, r.randint(3, 5)), 1):
        x = r.choice(["all", "all", "female", "male"])
        L.p(f"{i}) The number of {base.format(words)}" + ("" if x == "all" else f", {x} victims only") + f", {w.span}, by year.")
        series(L, w, ages=ages, sex=x)
    L.notes()
    tail(L, w)
    return L


@officer("xlsx csv html docx ods", years=[2, 3, 4, 5])
def compound_labels(w):
    """Sex and age (or offence and sex) written together in one label."""
    r = w.rng
    short = {"female": r.choice(["F", "Female", "Girl"]), "male": None, "unknown": r.choice(["U", "Unk", "Sex unknown"])}
    short["male"] = {"F": "M", "Female": "Male", "Girl": "Boy"}[short["female"]]
    if r.random() < 0.5:
        join = r.choice(["{x} {a}", "{x}, {a}", "{a} {x}", "{x} - {a}", "{x} ({a})"])
        kinds = [
            (join.format(x=short[x], a=w.a(b, 1 if "(" in join else 0)), dict(ages=b, sex=x))
            for x in w.sex_list()
            for b in w.bands_once()
        ]
    else:
        join = r.choice(["{o} - {x}", "{o} ({x})", "{o} / {x}", "{x}: {o}"])
        kinds = [(join.format(o=o, x=short[x]), dict(o=i, sex=x)) for i, o in enumerate(w.offs) for x in w.sex_list()]
    kinds.append((total_word(w), dict(role="total")))
    t = (
        cross(w, k_years(w), kinds, "Year", w.title())
        if r.random() < 0.4
        else cross(w, kinds, k_years(w, True), "Victim", w.title())
    )
    return letter_or_book(w, [t])


@officer("txt eml docx", prose=True, years=[2, 3, 4])
def outline(w):
    """An outline, each year with indented parts."""
    L, r = Letter(w, None, 0), w.rng
    head(L, w)
    L.p(f"{w.thing[0].upper() + w.thing[1:]}:")
    pad = r.choice(["    ", "\t", "  - "])
    lines = []
    for p in w.ys():
        lines.append(f"{w.y(p)}: {w.t(p=p, role='total')}")
        for x in w.sex_list():
            lines.append(f"{pad}{w.sexes[x]} {w.t(p=p, sex=x)}")
            if x != "unknown":
                lines.append(f"{pad}{pad}of which {w.cyber_yes} {w.t(p=p, sex=x, cyber='yes', role='of which')}")
    L.pre("\n".join(lines))
    L.notes()
    tail(L, w)
    return L


@officer("csv xlsx ods", years=[2, 3, 4, 5])
def from_to_columns(w):
    """A tidy table with the first and the last day of each period in columns."""
    r = w.rng
    style = r.choice([0, 2])
    flag = r.random() < 0.5
    bands = w.bands()

    def fill(s):
        sheet_head(s, w, w.title())
        lines = [["From", "To", "Age band", "Female", "Male", "Not known", "Total"] + (["Of total, online"] if flag else [])]
        for p in w.ys():
            for k in [dict(ages=b) for b in bands] + [dict(role="total")]:
                lab = w.a(k["ages"]) if "ages" in k else "All under " + str(w.pop[1] + 1) if w.pop[0] == 0 else "All"
                sub = {x: v for x, v in k.items() if x != "role"}
                role = k.get("role", "detail")
                lines.append(
                    [date_text(w.periods[p][0], style), date_text(w.periods[p][1], style), lab]
                    + [w.cell(p=p, sex=x, role=role, **sub) for x in ("female", "male", "unknown")]
                    + [w.cell(p=p, role="total", **sub)]
                    + ([w.cell(p=p, cyber="yes", role="of which", **sub)] if flag else [])
                )
        s.table(Table(lines))
        foot(s, w, 2)

    return single(w, fill)


@officer("txt pdf", years=[2, 3, 4, 5])
def typewriter(w):
    """A fixed-width table with ruled lines and headings broken over two lines."""
    L, r = Letter(w, None, 78), w.rng
    w.words = False
    head(L, w)
    L.p(w.title())
    bands = w.bands()
    wide = 9
    labels = [w.a(b, 0 if b[0] != b[1] else 3) for b in bands]
    over, under = r.choice([("All", "ages"), ("", "Total"), ("All", "victims" if w.measure == "victims" else "offences")])
    first = "".join("Aged".rjust(wide) for _ in bands) + over.rjust(wide)
    second = "".join(x.rjust(wide) for x in labels) + under.rjust(wide)
    rule = "-" * (42 + wide * (len(bands) + 1))
    lines = [rule, " " * 42 + first, "Year".ljust(42) + second, rule]
    for p in w.ys():
        cells = [w.t(p=p, ages=b) for b in bands] + [w.t(p=p, role="total")]
        lines.append(w.y(p).ljust(42) + "".join(" " * max(1, wide - len(re.sub("\ue000.*?\ue001", "", c))) + c for c in cells))
    L.pre("\n".join(lines + [rule]))
    L.notes()
    tail(L, w)
    return L


@officer("docx html xlsx csv txt eml pdf", years=[4, 5, 6, 8])
def flag_not_held_before(w):
    """The online flag came in later; earlier years show a mark and no number."""
    r = w.rng
    since = r.randint(1, len(w.periods) - 2)
    mark = r.choice(["Not held", "[x]", "n/k", "N/A"])
    lines = [["Year", r.choice(["All", "All sexual offences", f"All {w.noun}"]), f"With {w.cyber_yes}"]]
    for p in w.ys():
        lines.append([w.y(p), w.cell(p=p), mark if p < since else w.cell(p=p, cyber="yes", role="of which")])
    w.unit += f" {mark}: the {w.cyber_yes} was not in use before {date_text(w.periods[since][0], 0)}."
    return letter_or_book(w, [Table(lines, title=w.title())])


@officer("docx html pdf txt eml", prose=True, years=[2, 3, 4, 5])
def rolling_story(w):
    """One paragraph in which periods, sexes and ages follow each other without headings."""
    L, r = Letter(w, None, 0), w.rng
    w.words = False
    head(L, w)
    last = len(w.periods) - 1
    bands = w.bands()
    b = bands[-1]
    out = [f"Over the whole time asked about ({w.span}) {w.letterhead} recorded {w.t(role='total')} {w.thing}."]
    out.append(
        f"The first year, {w.y(0)}, saw {w.t(p=0)}; of these {w.t(p=0, sex='female', role='of which')} had a female and {w.t(p=0, sex='male', role='of which')} a male victim."
        if w.measure == "offences"
        else f"The first year, {w.y(0)}, saw {w.t(p=0)}; of these {w.t(p=0, sex='female', role='of which')} were female and {w.t(p=0, sex='male', role='of which')} male."
    )
    for p in range(1, last):
        out.append(f"In {w.y(p)} the number was {w.t(p=p)}.")
    out.append(
        f"By {w.y(last)} it stood at {w.t(p=last)}, including {w.t(p=last, cyber='yes', role='of which')} with the {w.cyber_yes}."
    )
    if b[0] < b[1] and b != w.pop:
        out.append(
            f"In that year {w.t(p=last, ages=b, role='of which')} {'victims were' if w.measure == 'victims' else w.noun + ' had a victim'} aged between {b[0]} and {b[1]} inclusive."
        )
    if w.mode == "none" and w.n(0):
        out.append(f"The change between the first year and the last is {(w.n(last) - w.n(0)) / w.n(0):+.0%}.")
    L.p(" ".join(out))
    L.notes()
    tail(L, w)
    return L


@officer("docx html pdf", prose=True, years=[1, 2, 3, 4])
def question_answer_table(w):
    """A table of two columns, question and answer, with sentences in the cells."""
    L, r = Letter(w), w.rng
    head(L, w)
    q, a = other_answer(w)
    join = r.choice(["; ", ", ", " / "])

    def ans(**k):
        return join.join(f"{w.y(p)} - {w.t(p=p, **k)}" for p in w.ys())

    lines = [
        [f"The number of {w.thing}", ans()],
        ["As above, female victims", ans(sex="female")],
        ["As above, male victims", ans(sex="male")],
        [f"Number at question 1 with the {w.cyber_yes}", ans(cyber="yes", role="of which")],
        [q, a],
    ]
    lines = [lines[0]] + r.sample(lines[1:], 4)
    lines = [[x.replace("As above", "As question 1"), y] for x, y in lines]
    L.t(Table([["No.", "Question", "Answer"]] + [[f"{i}.", *x] for i, x in enumerate(lines, 1)]))
    L.notes()
    tail(L, w)
    return L


@officer("xlsx ods csv docx html pdf", years=[2, 3, 4, 5], suppress="none", population=(0, 17))
def metric_rows(w):
    """Rows of different units: offences, victims by sex, arrests, a rate."""
    r = w.rng
    w.measure, w.nilblank, w.dash = "offences", False, False
    w.thing = f"sexual offences where the victim was {w.poptext}"
    vic = {p: {x: int(w.n(p, sex=x) * 1.08) for x in ("female", "male", "unknown")} for p in w.ys()}
    lines = [
        ["Measure"] + [w.y(p) for p in w.ys()],
        ["Number of offences recorded"] + [w.cell(p=p) for p in w.ys()],
        [f"  of which, offences with {w.cyber_yes}"] + [w.cell(p=p, cyber="yes", role="of which") for p in w.ys()],
        ["Number of individual victims"]
        + [w.cell(p=p, measure="victims", value=sum(vic[p].values()), role="total") for p in w.ys()],
    ]
    for x in ("female", "male", "unknown"):
        lines.append(
            [{"female": "  Victims - female", "male": "  Victims - male", "unknown": "  Victims - sex not recorded"}[x]]
            + [w.cell(p=p, sex=x, measure="victims", value=vic[p][x]) for p in w.ys()]
        )
    lines.append(["Number of arrests"] + [w.cell(p=p, measure="arrests", value=int(w.n(p) * 0.33)) for p in w.ys()])
    lines.append(["Positive outcome rate (%)"] + [f"{r.randint(4, 24)}.{r.randint(0, 9)}" for _ in w.ys()])
    lines.append(["Mean days to outcome"] + [str(r.randint(60, 260)) for _ in w.ys()])
    w.unit = "One offence may have more than one victim. Arrests are for the offences in the first row." + w.year_note
    return letter_or_book(w, [Table(lines, title=f"Sexual offences where the victim was {w.poptext}, {w.span_short}")])


@officer("eml txt", prose=True, years=[2, 3, 4], suppress="none")
def superseding_mail(w):
    """A second mail that puts right the first, whose figures stand quoted below."""
    L, r = Letter(w, None, 0), w.rng
    w.words = False
    L.p("Dear requester,")
    L.p(
        f"Please disregard the figures sent on {date_text(w.date - dt.timedelta(6), 0)} (copied below), which were for all victims irrespective of age and were taken from the wrong extract. The correct figures for {w.thing} are:"
    )
    sep = r.choice([": ", " = ", " - "])
    L.p("\n".join(f"{w.y(p)}{sep}{w.t(p=p)} (female {w.t(p=p, sex='female')}, male {w.t(p=p, sex='male')})" for p in w.ys()))
    L.p(w.unit)
    L.p(f"{r.choice(SURNAMES)}, Disclosure Unit, {w.letterhead}")
    L.pre(
        "\n".join(
            [
                "> From: Freedom of Information",
                f"> Sent: {date_text(w.date - dt.timedelta(6), 0)}",
                "> ",
                "> The figures are as follows, now withdrawn:",
            ]
            + [f"> {w.y(p)}{sep}{int(w.n(p) * 2.3) + r.randint(5, 40)}" for p in w.ys()]
        )
    )
    return L


# -- the batch --------------------------------------------------------------------------
def make(rng, number, who, fmt, out):
    """Write one reply and its expected rows."""
    name, formats, options, do = who
    w = World(rng, **options)
    w.fmt = fmt
    reply = do(w)
    if not w.notes_done and w.used:
        raise AssertionError(f"{name}: marks without notes")
    if any(not row["source_cell"] for row in w.rows):
        raise AssertionError(f"{name}: a count was drawn and not printed")
    slug = re.sub(
        r"[^a-z0-9]+",
        "-",
        rng.choice([f"{w.force} foi {w.ref}", f"response {w.ref}", f"{w.ref} {w.force}", f"foi {w.force} {w.date.year}"]).lower(),
    ).strip("-")
    path = os.path.join(out, f"{number:04d}-{slug}")
    WRITERS[fmt](reply, f"{path}.{fmt}")
    with open(f"{path}.expected.csv", "w", newline="", encoding="utf-8") as f:
        c = csv.DictWriter(f, COLUMNS)
        c.writeheader()
        for row in w.rows:
            if fmt == "csv":
                row["source_cell"] = row["source_cell"].split("!")[-1]
            row["note"] = f"manner: {name}" + (f"; {row['note']}" if row["note"] else "")
            c.writerow(row)


def main():
    """Read the options and write the batch."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("out")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--count", type=int, default=20)
    p.add_argument("--formats", default="xlsx,ods,csv,html,docx,pdf,txt,eml")
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    rng, wanted, deck = random.Random(a.seed), a.formats.split(","), []
    officers = [o for o in OFFICERS if set(o[1]) & set(wanted)]
    for i in range(1, a.count + 1):
        if not deck:
            deck = officers[:]
            rng.shuffle(deck)
        who = deck.pop()
        make(random.Random(rng.randrange(2**40)), i, who, rng.choice([f for f in wanted if f in who[1]]), a.out)


if __name__ == "__main__":
    main()

"""Pages of the vocabulary: areas, offences, breaks, marks, helplines."""

from __future__ import annotations

from faircount.vocabulary import breakdowns as further
from faircount.vocabulary import units as counting_units
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import BREAKS
from faircount.vocabulary.helplines import HELPLINES
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import AT_LEAST, CODES, OFFENCE_SETS, OffenceCode
from faircount.vocabulary.reviewed import Citation
from faircount.vocabulary.status import MARKS, CellStatus, Quality
from faircount.writers.columns import SHORTHAND
from pages.markdown import link, page, section, table

KINDS = {
    "force": (
        "Police force areas",
        "A force records what happens in its area; the British Transport Police has no area of its own.",
    ),
    "region": ("Regions", "Made up of the forces named."),
    "group": ("Groups of forces", "Named in print as if they were regions."),
    "country": ("Countries", "Made up of the regions or forces named."),
    "invented": ("Invented", "For tests and examples; no such force exists."),
}


def areas() -> str:
    """Every area with its code, and the names that are understood."""
    sections = []
    for kind, (title, lede) in KINDS.items():
        found = [area for area in AREAS.values() if area.kind == kind]
        rows = (
            (
                f"`{area.code}`",
                area.name,
                ", ".join((*area.strong, *area.weak)),
                ", ".join(AREAS[part].name for part in area.parts),
            )
            for area in sorted(found, key=lambda area: area.name)
        )
        if found:
            sections.append(section(title, lede, table(("code", "name", "also understood", "made up of"), rows)))
    return page(
        "Areas",
        "The areas that figures are given for. Case, `&`, a leading *the*, *Police* and *Constabulary* are understood "
        "without being listed. "
        "Reviewed in `src/faircount/vocabulary/reference/areas.yml`.",
        *sections,
    )


def offences() -> str:
    """The named sets, what lies in what, and the codes of sexual offences."""
    sets = (
        (
            f"`{key}`",
            entry.label,
            entry.meaning,
            ", ".join(f"`{code}`" for code in entry.codes),
            ", ".join(f"`{name}`" for name in entry.within),
        )
        for key, entry in OFFENCE_SETS.items()
    )
    floors = ((f"`{rule.whole}`", f"`{rule.part}`", rule.because, "; ".join(rule.may_explain)) for rule in AT_LEAST)
    sexual = (code for code in CODES.values() if code.group == CODES["17B"].group)
    codes = (
        (f"`{code.code}`", code.name, code.subgroup, _named(code), code.valid_from or "", code.valid_to or "") for code in sexual
    )
    return page(
        "Offences",
        "The codes of the Home Office, and named sets of them. Only relations that are declared here are ever used: "
        "a name that sounds wider is not taken to be wider. Reviewed in `src/faircount/vocabulary/reference/offences.yml`.",
        section("Named sets", table(("key", "in a sentence", "what it is", "codes", "lies within"), sets)),
        section(
            "At least",
            "Sets that are counted differently, where the whole should be no smaller than the part. A figure below such a "
            "floor is "
            "worth asking about; it proves nothing.",
            table(("whole", "part", "because", "what may explain less"), floors),
        ),
        section(
            "Codes of sexual offences",
            "What a name says of the victim, every reader knows: nobody else can stand under the code. Replies and attacks "
            "reckon with it.",
            table(("code", "name", "subgroup", "victim, by the name", "from", "to"), codes),
        ),
    )


def _named(code: OffenceCode) -> str:
    """The ages and the sex that the name of a code lets its victim have."""
    said = (code.ages.label if not code.ages.is_all else "", str(code.sex) if code.sex is not Sex.ALL else "")
    return ", ".join(filter(None, said))


def units() -> str:
    """What each counting unit counts of a police record, and so how two of them bind each other."""
    kinds = ((f"`{kind.key}`", kind.label) for kind in counting_units.KINDS)
    counted = (
        (str(unit.counted), ", ".join(f"`{counting_units.KINDS[place].key}`" for place in sorted(unit.kinds)), unit.because)
        for unit in counting_units.UNITS.values()
    )
    return page(
        "Counting units",
        "Each row of a police record is of one kind, and a unit counts some of them. So what one unit counts and another does "
        "not is a population too, and two answers in different units bind each other. Reviewed in "
        "`src/faircount/vocabulary/reference/units.yml`.",
        section("Kinds of rows", table(("key", "what it is"), kinds)),
        section("Units", table(("unit", "counts", "because"), counted)),
    )


def breakdowns() -> str:
    """By what else records are counted, and the values that can be asked for."""
    sections = (
        section(
            dimension.heading,
            f"`{dimension.key}`, from the column `{dimension.column}`. {dimension.meaning} "
            + ("A value stands for words of the column:" if dimension.words else "Any word of the column can be asked for, and:"),
            table(
                ("value", "words of the column"),
                (
                    (f"`{value}`", ", ".join(word or "(empty)" for word in sorted(words)))
                    for value, words in dimension.groups.items()
                ),
            ),
        )
        for dimension in further.DIMENSIONS.values()
    )
    return page(
        "Further dimensions",
        "By what requests can be asked beside period, offence, online mark, age and sex. Each word of a column can be asked for "
        "by itself too. Reviewed in `src/faircount/vocabulary/reference/breakdowns.yml`.",
        *sections,
    )


def breaks() -> str:
    """The dated register of what cuts a series."""
    rows = (
        (
            entry.date,
            entry.about,
            entry.what,
            entry.why,
            ", ".join(f"`{touched}`" for touched in entry.touches),
            "; ".join(map(_cited, entry.sources)),
        )
        for entry in sorted(BREAKS.values(), key=lambda entry: (entry.date, entry.key))
    )
    return page(
        "Breaks in series",
        "What changed, and when, so that a count before and a count after do not say the same thing. A comparison across "
        "one of these is graded "
        "down or refused. Reviewed in `src/faircount/vocabulary/reference/breaks.yml`.",
        table(("date", "about", "what changed", "why it cuts the series", "touches", "source"), rows),
    )


def marks() -> str:
    """What a cell can be instead of a number, and the mark that says so."""
    kinds = ((state, f"`{MARKS[state]}`" if state in MARKS else "the count") for state in CellStatus)
    return page(
        "Marks and status",
        "Unknown is never zero. A cell that holds no count says why. Both kinds of suppression have one mark, so that a "
        "reader does not learn "
        "which cell was small and which one only hides it.",
        section("Marks", table(("mark", "meaning"), ((f"`{mark}`", meaning) for mark, meaning in SHORTHAND.items()))),
        section("Status of a cell", table(("status", "printed"), kinds)),
        section("What limits the use of a count", table(("quality",), ((quality,) for quality in Quality))),
    )


def helplines() -> str:
    """Where help is, and when each number was last checked."""
    rows = (
        (
            line.reader,
            link(line.name, line.address),
            line.number,
            line.checked_on,
            "by a person" if line.is_checked else "copied, not yet checked",
        )
        for line in HELPLINES
    )
    return page(
        "Helplines",
        "Printed on every page and in every file. A person checks each number before a release. "
        "Reviewed in `src/faircount/vocabulary/reference/helplines.yml`.",
        table(("for", "who", "number", "on", "checked"), rows),
    )


def _cited(source: Citation) -> str:
    return link(f"{source.publisher}, {source.title}", source.address)

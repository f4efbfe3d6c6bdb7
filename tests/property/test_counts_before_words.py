"""Lists whose counts stand before their words, in letters and pages: what is understood is read, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.tables.extract import Extract, likeliest
from faircount.vocabulary.measures import Online, Sex
from tests.lib.csv_answers import read_as

YEARS = st.integers(2012, 2023)
LABELS = st.sampled_from(["{a}/{b:02}", "{a}-{b:02}", "F/Y {a}-{c}", "FY {a}/{b:02}", "April {a} - March {c}"])
MARKS = st.sampled_from([": ", " – ", " - ", " = "])
COUNTED = st.sampled_from(["recorded", "offences", "sexual offences", "offences recorded", "crimes", "were recorded"])
FLAGGED = st.sampled_from(
    ["online", "flagged as online", "marked as internet related", "tagged as having been committed wholly or partly online"]
)
NOT_COUNTED = st.sampled_from(["officers", "officers trained", "posts", "visits to schools", "PCSOs"])
COUNTS = st.integers(30, 900)


def numbers(read: Extract) -> set[tuple[int, float | None, bool]]:
    """The year, the number and whether it is flagged, of all that was read, asked about or not."""
    return {
        (one.period.start.year, one.number, one.online is Online.YES) for one in (*read.figures, *read.proposals) if one.number
    }


@given(LABELS, MARKS, COUNTED, FLAGGED, st.lists(st.tuples(COUNTS, st.integers(3, 29)), min_size=2, max_size=4), YEARS)
def test_a_count_before_its_words(
    label: str, mark: str, counted: str, flagged: str, rows: list[tuple[int, int]], first: int
) -> None:
    years = range(first, first + len(rows))
    periods = [label.format(a=year, b=(year + 1) % 100, c=year + 1) for year in years]
    lines = [f"{period}{mark}{a} {counted}, {b} {flagged}" for period, (a, b) in zip(periods, rows, strict=True)]
    read = read_as("\n\n".join(["Kent Police", "Sexual offences against children under 16", *lines]), "kent.txt")
    wanted = {one for year, (a, b) in zip(years, rows, strict=True) for one in ((year, float(a), False), (year, float(b), True))}
    assert numbers(read) == wanted, lines


@given(LABELS, MARKS, NOT_COUNTED, COUNTS, YEARS)
def test_what_is_no_offence_is_not_taken(label: str, mark: str, noun: str, number: int, year: int) -> None:
    period = label.format(a=year, b=(year + 1) % 100, c=year + 1)
    lines = [f"{period}{mark}{number + 77} offences recorded and {number} {noun}", f"{period}{mark}{number + 5} {noun}"]
    read = read_as("\n\n".join(["Kent Police", "Sexual offences against children under 16", *lines]), "kent.txt")
    assert not {number, number + 5} & {one.number for one in read.figures}, lines


@given(COUNTED, FLAGGED, st.lists(st.tuples(COUNTS, st.integers(3, 29)), min_size=2, max_size=4), YEARS)
def test_each_description_of_a_term_is_of_it(counted: str, flagged: str, rows: list[tuple[int, int]], first: int) -> None:
    years = range(first, first + len(rows))
    told = "".join(
        f"<dt>12 months to 31/03/{year + 1}</dt><dd>{a} {counted}</dd><dd>{b} {flagged}</dd>"
        for year, (a, b) in zip(years, rows, strict=True)
    )
    page = f"<h2>Kent Police</h2><p>Sexual offences where the victim was under 16</p><dl>{told}</dl>"
    wanted = {one for year, (a, b) in zip(years, rows, strict=True) for one in ((year, float(a), False), (year, float(b), True))}
    assert numbers(read_as(page, "kent.html")) == wanted


@given(
    st.sampled_from(
        ["All answers relate to offences recorded between {}.", "All figures below are for {}.", "All tables cover {}."]
    ),
    YEARS,
    COUNTS,
)
def test_what_is_said_of_all_answers_dates_each(sentence: str, year: int, number: int) -> None:
    period = f"1 April {year} and 31 March {year + 1}" if "between" in sentence else f"{year}/{(year + 1) % 100:02}"
    asked = "How many sexual offences against children under 16 were recorded?"
    read = read_as(f"Kent Police\n\n{sentence.format(period)}\n\n1. {asked} {number}.\n", "kent.txt")
    assert (year, float(number), False) in numbers(read)
    assert not any("the period stands" in one.doubt for one in (*read.figures, *read.proposals))


@given(st.sampled_from(["Workforce at 31 March", "Call handling", "Vehicle crime"]), YEARS, COUNTS)
def test_tables_of_other_things_beside_one_of_sexual_offences(title: str, year: int, number: int) -> None:
    rows = {
        "Workforce at 31 March": ["Police officers (FTE)", "PCSOs", "Specials"],
        "Call handling": ["999 calls answered", "101 calls answered", "Abandoned calls"],
        "Vehicle crime": ["Theft of motor vehicle", "Theft from motor vehicle"],
    }[title]
    others = "\n".join(f"{row},{number + 300 + at},{number + 400 + at}" for at, row in enumerate(rows))
    ours = f"Sexual offences where the victim was under 16,{number},{number + 9}"
    heads = f"{year}/{(year + 1) % 100:02},{year + 1}/{(year + 2) % 100:02}"
    read = read_as(f"Kent Police request\nMeasure,{heads}\n{ours}\n\n\n{title},{heads}\n{others}\n", "kent.csv")
    assert {one.number for one in (*read.figures, *read.proposals)} == {number, number + 9}


@given(st.sampled_from(["Victim aged {}/{}", "Aged {}/{}", "Age {}/{}", "{}/{} year olds"]), st.integers(4, 16))
def test_ages_told_one_by_one(label: str, age: int) -> None:
    rows = f"{label.format(age, age + 1)},40,41\nVictim aged 18 and over,50,52\n"
    read = read_as(f"Kent Police\nSexual offences by age of victim\nAge,2021/22,2022/23\n{rows}", "kent.csv")
    told = {(one.ages.low, one.ages.high) for one in (*read.figures, *read.proposals) if one.number in (40, 41)}
    assert told <= {(age, age + 1)}, label
    assert told or not read.figures


@given(
    st.sampled_from(["{q} {a}.", "{q} {a}", "{q}\n{a}.", "{q}\n\n{a}.", "{q}\n\n{a}", "{q}\n\nA: {a}.", "{q}\nAnswer: {a}."]),
    st.sampled_from(["{}. ", "{}) ", "Q{}. ", "Question {}: "]),
    st.integers(1, 999),
    st.integers(3, 999),  # "2." below the first of two questions is the number of the second
    YEARS,
)
def test_no_answer_to_a_question_is_lost(written: str, mark: str, whole: int, part: int, year: int) -> None:
    asked = [f"How many sexual offences against children under 16 were recorded in {year}/{(year + 1) % 100:02}?"]
    asked.append("How many of these were flagged as online?")
    told = [
        written.format(q=f"{mark.format(number)}{question}", a=answer)
        for number, (question, answer) in enumerate(zip(asked, (whole + part, part), strict=True), 1)
    ]
    read = read_as("\n\n".join(["Kent Police", *told]) + "\n", "kent.txt")
    assert {one.number for one in (*read.figures, *read.proposals, *likeliest(read))} == {whole + part, part}, told


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=3), st.sampled_from(["No.", "Count", "Offences"]), YEARS)
def test_lists_side_by_side_are_lists_of_their_own(rows: list[tuple[int, int]], head: str, year: int) -> None:
    ages, sexes = ["0 to 5", "6 to 11", "12 to 15"], ["Female", "Male", "Not stated"]
    body = "\n".join(f"{age},{a},{sex},{b}" for age, sex, (a, b) in zip(ages, sexes, rows, strict=True))
    title = f"Kent Police: sexual offences against children under 16 recorded in {year}/{(year + 1) % 100:02}"
    read = read_as(f'"{title}"\nAge of victim,{head},Sex of victim,{head}\n{body}\n', "kent.csv")
    told = [*read.figures, *read.proposals]
    assert sorted(one.number or 0 for one in told) == sorted(number for row in rows for number in row)
    by_age = {one.number for one in told if (one.ages.low, one.ages.high) != (0, 15)}
    assert by_age == {a for a, _ in rows}
    assert not any(one.sex in (Sex.FEMALE, Sex.MALE) for one in told if one.number in by_age - {b for _, b in rows})


@given(
    st.sampled_from(
        ["sexual communication with a child offences", "rape offences", "sexual assault offences", "grooming offences"]
    ),
    st.sampled_from(["with a victim who", "against persons who", "where the victim", "in which the victim"]),
    st.sampled_from(
        ["had not attained the age of {}", "had not reached the age of {}", "had not yet turned {}", "was not yet {}"]
    ),
    st.integers(13, 18),
    COUNTS,
)
def test_an_age_not_yet_reached_is_the_age_of_the_table(offence: str, who: str, reached: str, age: int, number: int) -> None:
    title = f"Kent Police: {offence} {who} {reached.format(age)}"
    read = read_as(f'"{title}"\nYear,Offences\n2021/22,{number}\n2022/23,{number + 3}\n', "kent.csv")
    assert all((one.ages.low, one.ages.high) == (0, age - 1) for one in read.figures), title
    assert read.figures or read.proposals


@given(
    st.sampled_from(["{a}/{b:02}", "Apr {a} to Mar {c}", "Apr-{a} to Mar-{c}", "April {a} - March {c}"]),
    st.sampled_from([" {a} (of which {b} online)", " {a} ({b} online)", " {a} ({b} flagged as online)"]),
    st.lists(st.tuples(COUNTS, st.integers(3, 29)), min_size=2, max_size=4),
    YEARS,
)
def test_a_count_behind_its_period(label: str, told: str, rows: list[tuple[int, int]], first: int) -> None:
    years = range(first, first + len(rows))
    periods = [label.format(a=year, b=(year + 1) % 100, c=year + 1) for year in years]
    lines = [period + told.format(a=a, b=b) for period, (a, b) in zip(periods, rows, strict=True)]
    read = read_as("\n\n".join(["Kent Police", "Sexual offences recorded against children under 16", *lines]), "kent.txt")
    wanted = {one for year, (a, b) in zip(years, rows, strict=True) for one in ((year, float(a), False), (year, float(b), True))}
    assert numbers(read) == wanted, lines

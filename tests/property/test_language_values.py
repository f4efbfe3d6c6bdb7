"""A label that is the name of a flag and a value is never read as the opposite of what it says."""

from hypothesis import given
from hypothesis import strategies as st

from faircount.language.labels import read_label
from faircount.vocabulary.measures import Online

NAMES = st.sampled_from(
    [
        "Online flag",
        "Cyber flag",
        "Online crime flag",
        "Cyber-enabled marker",
        "Flagged as online",
        "Cyber / online flag",
        "Online?",
    ]
)
FORMS = st.sampled_from(["{value} ({name})", "{name} ({value})", "{name}: {value}", "{name} = {value}", "{value} - {name}"])
NO, YES, OPEN = (
    ["No", "N", "NO", "no", "False", "FALSE"],
    ["Yes", "Y", "YES", "yes", "True"],
    ["N/A", "(blank)", "Not recorded", "NK"],
)


@given(NAMES, FORMS, st.sampled_from(NO + YES + OPEN))
def test_a_flag_and_its_value(name: str, form: str, value: str) -> None:
    said = read_label(form.format(name=name, value=value))
    assert said.online is not (Online.YES if value in NO else Online.NO)
    if value in OPEN:
        assert said.online is None or said.looks
    assert said.online is not None or said.rest or said.looks


@given(
    st.sampled_from(["Child victim", "Under 18", "Victim under 16", "Aged under 13", "Female", "Victim female"]),
    st.sampled_from([": ", "? ", " = "]),
    st.sampled_from(["No", "N", "False"]),
)
def test_whom_a_value_denies(name: str, between: str, value: str) -> None:
    """ "Child victim: N" is of adults: it is asked about, and not taken for children."""
    assert read_label(f"{name}{between}{value}").looks


YEARS = st.sampled_from(["2019/20", "2016/17", "2020-21", "2023/24"])
MONTHS = st.sampled_from(["March 2023", "Mar 23", "June 2019", "Dec-20"])
TURNED_YEARS = ["up to {}", "Year to date {}", "{} YTD", "{} so far", "{} onwards", "Q1-Q3 {}", "Since {}", "Until {}"]
TURNED_MONTHS = ["{} (12 months)", "Rolling 12 months {}", "MAT {}", "12m {}", "{} rolling year", "12 months {}"]


@given(st.one_of(st.tuples(YEARS, st.sampled_from(TURNED_YEARS)), st.tuples(MONTHS, st.sampled_from(TURNED_MONTHS))))
def test_a_period_read_in_part(drawn: tuple[str, str]) -> None:
    """ "March 2023 (12 months)" is no month, and what is up to a year is not the year."""
    said = read_label(drawn[1].format(drawn[0]))
    assert said.period is None or said.period_kind == "part" or "period" in said.looks


@given(
    st.sampled_from(
        [
            "more than 9 but less than 13",
            "0-12 or unknown",
            "Under 18 or age unknown",
            "School years 7-9",
            "17 and under, or not known",
        ]
    )
)
def test_ages_read_in_part(label: str) -> None:
    """Words that join something to the ages, or move a bound, are asked about."""
    assert "age" in read_label(label).looks

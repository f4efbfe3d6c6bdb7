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

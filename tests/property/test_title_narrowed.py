"""What a title narrows its figures to, and nobody here has understood, is asked about: none of them is taken to be of all."""

from hypothesis import given
from hypothesis import strategies as st

from tests.lib.csv_answers import read_csv

MONTHS = st.sampled_from("January February April June August October December".split())
NARROWED = st.one_of(
    st.builds("Sexual offences against children {} {}".format, st.sampled_from(["from", "up to", "since", "until"]), MONTHS),
    st.builds("Sexual offences against children committed before {}".format, st.integers(1950, 2010)),
    st.builds("Sexual offences against children with more than {} victim".format, st.sampled_from(["one", "two"])),
    st.builds("Section {} sexual offences against children".format, st.integers(2, 60)),
    st.builds("Sexual offences by under-{}s".format, st.integers(14, 18)),
    st.builds("Sexual offences against children in Year {}".format, st.integers(5, 11)),
    st.sampled_from(
        [
            "Child-on-child sexual offences",
            "Sexual offences against children by police officers",
            "Sexual offences against children, first reports",
            "Sexual offences against children, part year",
            "Sexual offences against children of unknown age",
        ]
    ),
)


@given(NARROWED, st.integers(30, 400), st.integers(30, 400))
def test_what_a_title_narrows_is_asked_about(title: str, girls: int, boys: int) -> None:
    rows = f"Female,{girls},{girls + 7}\nMale,{boys},{boys + 5}\nTotal,{girls + boys},{girls + boys + 12}\n"
    read = read_csv(f'"Kent Police"\n"{title}, by sex"\nSex,2021/22,2022/23\n{rows}')
    assert not read.figures, title
    assert read.proposals, title

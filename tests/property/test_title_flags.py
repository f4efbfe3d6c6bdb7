"""A line over a table that speaks of the online flag is never lost in silence."""

from hypothesis import given
from hypothesis import strategies as st

from faircount.vocabulary.measures import Online
from tests.lib.csv_answers import read_csv

FLAGS = st.sampled_from(["online", "cyber", "online crime", "cyber-enabled", "internet"])
NOUNS = st.sampled_from(["flag", "marker", "keyword", "qualifier"])
SORTS = st.sampled_from(["", ", by offence", ", by age of victim", " by financial year", ", by sex"])
TITLES = st.sampled_from(
    [
        "Q2: How many of these had the {flag} {noun}{sort}?",
        "How many offences had the {flag} {noun}{sort}?",
        "(b) and of these, how many carried the {flag} {noun}{sort}",
        "Of these, how many carried the {flag} {noun}{sort}?",
        "Number of sexual offences against children with the {flag} {noun} set{sort}",
        "Sexual offences against children where the {flag} {noun} was applied{sort}",
        "Sexual offences with a child victim and the {flag} {noun}{sort}",
        "Sexual offences on under-18s bearing the {flag} {noun}{sort}",
        "Number with {flag} {noun}{sort}",
    ]
)


@given(TITLES, FLAGS, NOUNS, SORTS)
def test_a_flag_over_a_table_is_read_or_asked_about(title: str, flag: str, noun: str, sort: str) -> None:
    line = title.format(flag=flag, noun=noun, sort=sort)
    figures = read_csv(f'"Kent Police"\n\n"{line}"\nOffence,2021/22,2022/23\nRape,11,14\nVoyeurism,23,25\n').figures
    assert all(figure.online is Online.YES or figure.doubt for figure in figures if figure.number in (11, 14, 23, 25)), line

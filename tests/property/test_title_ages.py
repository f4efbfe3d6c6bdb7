"""Ages that the title of a table names are those of its figures, or are asked about: never is it taken to be of everybody."""

from hypothesis import given
from hypothesis import strategies as st

from tests.lib.csv_answers import read_csv

TITLES = st.sampled_from(
    [
        "Sexual offences against {low} and {next} year olds",
        "Sexual offences against children aged {low} to {high}",
        "Sexual offences where the victim was aged {low}",
        "Sexual offences, victim {low}+",
        "Sexual offences, victims aged between {low} and {high} inclusive",
        "Sexual offences against adults",
        "Sexual offences where victim age is unknown",
    ]
)


@given(TITLES, st.integers(4, 15), st.integers(1, 3))
def test_ages_of_a_title_are_kept(title: str, low: int, wide: int) -> None:
    line = title.format(low=low, next=low + 1, high=low + wide)
    figures = read_csv(f'"Kent Police"\n\n"{line}"\nOffence,2021/22,2022/23\nRape,111,114\nVoyeurism,223,225\n').figures
    assert all(figure.doubt or not figure.ages.is_all for figure in figures), line


@given(
    st.sampled_from(
        ["* = a number {between}", "* means a count {between}", "Numbers {between} are shown as *", "* stands for {between}"]
    ),
    st.sampled_from(["between 1 and {most}", "from 1 to {most}", "of 1-{most}"]),
    st.integers(2, 9),
)
def test_what_a_mark_stands_for_is_no_age(line: str, between: str, most: int) -> None:
    note = line.format(between=between.format(most=most))
    title = '"Kent Police"\n"Offences of rape where the victim was aged under 18"'
    figures = read_csv(f'{title}\n"{note}"\nYear,Offences\n2015/16,131\n2016/17,142\n2017/18,*\n').figures
    assert figures
    assert all(figure.ages.low == 0 and figure.ages.high == 17 for figure in figures), note

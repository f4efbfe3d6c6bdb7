"""Words beside a number or a name that change nothing of it: drawn sentences say the same with them as without."""

from hypothesis import given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind, Direction
from faircount.claims.coordinates.sentence import read_sentence
from faircount.claims.mentions.passage import read_passage

NAMES = st.sampled_from(
    [
        "rapes of children under 13",
        "rapes of children under 16",
        "sexual assaults on children under 13",
        "sexual offences against children",
    ]
)
NOBODY_LEFT_OUT = st.sampled_from(
    ["(boys and girls)", "(girls and boys)", "(male and female)", "(both sexes)", "(all four child codes)", "(both codes)"]
)
FRAMES = st.sampled_from(
    ["Kent recorded {n} {name} in {year}.", "In {year} there were {n} {name} in Kent.", "{name}: {n} in {year}."]
)


def offences_of(text: str) -> list[list[tuple[str, ...]]]:
    """The codes of each name that a sentence tells."""
    passage = read_passage(text)
    return [[one.offences for one in group] for group in read_sentence(passage, *passage.sentences[0]).offences]


@given(FRAMES, NAMES, NOBODY_LEFT_OUT, st.integers(20, 900), st.integers(2012, 2022))
def test_a_bracket_that_leaves_nobody_out(frame: str, name: str, bracket: str, number: int, year: int) -> None:
    said = [frame.format(n=number, name=words, year=f"{year}/{year % 100 + 1}") for words in (name, f"{name} {bracket}")]
    assert offences_of(said[0]), said[0]
    assert offences_of(said[0]) == offences_of(said[1]), said[1]


@given(st.sampled_from(["but", "except"]), st.integers(20, 900))
def test_all_but_rape_are_the_others(but: str, number: int) -> None:
    said = [f"Kent recorded {number} other sexual offences{words} in 2019/20." for words in ("", f" (everything {but} rape)")]
    assert offences_of(said[0]) == offences_of(said[1])


@given(
    st.sampled_from([("rise", Direction.UP), ("fall", Direction.DOWN), ("increase", Direction.UP), ("drop", Direction.DOWN)]),
    st.sampled_from(["They did, by {n} per cent", "Yes, they did, by {n}%", "It did, by {n} percent"]),
    st.integers(2, 90),
)
def test_an_answer_is_the_change_that_its_question_asks_about(asked: tuple[str, Direction], answer: str, number: int) -> None:
    word, direction = asked
    said = check_text(
        f"Did sexual offences against children {word} in Kent? {answer.format(n=number)} between 2018/19 and 2021/22."
    )
    size = next(one.claim for one in said if str(number) in one.claim.text)
    assert size.kind is ClaimKind.CHANGE
    assert size.stated.direction is direction


@given(st.sampled_from(["Break", "Breaking"]), st.integers(2, 60))
def test_breaking_figures_down_is_no_fall(begins: str, number: int) -> None:
    said = check_text(f"{begins} down the sexual offences recorded in Kent in 2021/22, {number} per cent were rapes.")
    assert [one.claim.kind for one in said] == [ClaimKind.SHARE]

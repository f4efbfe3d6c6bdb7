"""The online flag of which an answer speaks and that no figure took: asked about, and not where a figure has it."""

from __future__ import annotations

import pytest

from faircount.readers.meaning.untaken import UNTAKEN_FLAG
from faircount.readers.read import read_answer
from faircount.vocabulary.measures import Online

LEADS = (
    "Our reply: the table shows recorded sexual offences against under-18s that carry the online flag, by financial year.",
    "You asked for the number of sexual offences against children under 18 flagged as cyber crime by Kent Police, by age.",
)
ROWS = "\n".join(("Age of victim\t2018/19\t2019/20", "Under 10\t12\t15", "10 to 15\t30\t41", "16 to 17\t11\t9"))
SPLIT = "\n".join(("Offences\t2018/19\t2019/20", "All sexual offences\t120\t150", "Online flag\t30\t41"))
OTHERWISE = (
    "The figures are available online on our website.",
    "Sexual offences cannot be searched by online flag before 2016.",
    "You asked for sexual offences against children under 18, and how many had an online flag.",
)


def figures_of(tmp_path, lead, rows):
    path = tmp_path / "kent police.txt"
    path.write_text(f"Kent Police\n\nSexual offences against children under 18\n\n{lead}\n\n{rows}\n")
    return read_answer(path)


@pytest.mark.parametrize("lead", LEADS)
def test_it_is_asked_and_proposed_as_the_answer_says(tmp_path, lead):
    found = figures_of(tmp_path, lead, ROWS)
    figures = [*found.figures, *found.proposals]
    assert {figure.online for figure in figures} == {Online.YES}
    assert all(UNTAKEN_FLAG in figure.doubt or "taken as online because" in figure.doubt for figure in figures)


@pytest.mark.parametrize("lead", OTHERWISE)
def test_other_words_of_the_net_ask_nothing(tmp_path, lead):
    assert not any(UNTAKEN_FLAG in figure.doubt for figure in figures_of(tmp_path, lead, ROWS).proposals)


@pytest.mark.parametrize("lead", LEADS)
def test_nothing_is_asked_where_a_figure_has_it(tmp_path, lead):
    found = figures_of(tmp_path, lead, SPLIT)
    assert not any(UNTAKEN_FLAG in figure.doubt for figure in (*found.figures, *found.proposals))


def test_a_list_in_a_letter_is_of_the_flag_that_the_line_above_it_names(tmp_path):
    path = tmp_path / "thames valley police.txt"
    path.write_text(
        "Thames Valley Police\n\nSexual offences against children under 18, flagged as online:\n\n"
        "2019/20 - 40\n2020/21 - 51\n2022/23 - <5\n2023/24 - 66\n"
    )
    found = read_answer(path)
    assert {figure.online for figure in (*found.figures, *found.proposals)} == {Online.YES}

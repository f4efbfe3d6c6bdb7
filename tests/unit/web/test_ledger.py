"""The ledger's page: offences by their names, and a filter that stays as it was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger, Saying
from faircount.store.team.account import Role
from faircount.tables.figures import Figures
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Sex
from faircount.web.room import by_area
from tests.lib.inputs import inputs
from tests.lib.publications import ANSWER, figure

FIGURES = (
    figure(2015, 7, offence="17A"),
    figure(2015, 7, offence="17B"),
    figure(2016, 820),
    figure(2018, 120, sex=Sex.FEMALE, breakdown="outcome=Charged"),
    *(figure(1900 + number, 5) for number in range(110)),
)


@pytest.fixture(scope="module")
def page(together):
    """The page for a question, as a tree."""
    Ledger.empty().record([StoredDocument(ANSWER, Figures.of(FIGURES))]).save(together.review.project.ledger)

    def asked(query):
        status, _, text = together.as_role(Role.VIEWER).ask(f"/app/ledger?{query}")
        assert status == 200, query
        return html.document_fromstring(text)

    return asked


def test_an_offence_is_said_by_its_name_with_its_code(page):
    rows = page("offence=17A").xpath("//tbody/tr")
    assert ["sexual assault on a male aged 13 and over (code 17A)" in row.text_content() for row in rows] == [True]
    (words,) = page("period=2016/17&offence=sexual_under_18&area=E23000013").xpath("//tbody/tr[1]/td[1]/span[2]")
    assert words.text_content().startswith("offences, sexual offences against under-18s")


@pytest.mark.parametrize("name", ["Cleveland", "E23000013", "cleveland%20police", "Kent"])
def test_an_area_that_was_asked_for_by_any_name_stays_chosen_on_every_page(page, name):
    tree = page(f"area={name}")
    chosen = tree.xpath("//select[@id='area']/option[@selected]/text()")
    assert chosen == ["Kent" if name == "Kent" else "Cleveland"]
    links = tree.xpath("//a[contains(@href, 'page=')]/@href")
    assert all("area=E23000013&" in link for link in links)
    assert bool(links) == (name != "Kent")


def test_a_line_names_its_document_the_sex_and_the_breakdown_and_a_charge_is_an_outcome(page):
    (row,) = page("period=2018/19&offence=sexual_under_18").xpath("//tbody/tr")
    assert "outcomes, sexual offences against under-18s, under 18, female, outcome: Charged" in row.text_content()
    assert "Answer 17, an invented letter, Exampleshire Police, no date" in row.text_content()


def test_a_set_of_codes_is_answered_from_its_parts(page):
    tree = page("offence=sexual_assault_under_13&area=E23000013")
    (row,) = tree.xpath("//h2[text()='From its parts']/following-sibling::table[1]/tbody/tr")
    assert "at least 7" in row.text_content()
    assert "17B 7; no total, since nothing is held of 20B" in row.text_content()


KEYS = st.tuples(st.sampled_from(sorted(AREAS)), st.sampled_from(["rape", "17A"]), st.integers(2010, 2016))


@inputs(50)
@given(st.lists(KEYS, max_size=30))
def test_areas_stand_in_the_order_of_their_names_and_years_below_one_another(keys):
    said = [Saying(replace(figure(year, 7, offence=offence), area=area), ANSWER, True) for area, offence, year in keys]
    shown = [(AREAS[one.figure.area].name, one.figure.offence, one.figure.period.start) for one in by_area(said)]
    assert shown == sorted(shown)
    assert len(shown) == len(keys)

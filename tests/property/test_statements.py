"""Every sentence of our pages follows from the published figures, whatever they are; and a changed number is always found."""

from __future__ import annotations

from random import Random

from hypothesis import given, note
from hypothesis import strategies as st

from faircount.reconcile.reconcile import reconcile
from faircount.release.checks.statements import apart, faults
from faircount.release.published.figures import figure_records
from faircount.release.published.statements import FactRecord, StatementRecord
from faircount.release.published.yardstick import figure_of
from faircount.writers.publication import PublicationTable
from tests.lib.inputs import inputs
from tests.lib.publications import protected, publication
from tests.lib.stated_pages import SOURCES, Stated, StatedPage, drawn_facts, stated_pages

SEEDS = st.integers(0, 2**32 - 1)


@inputs(12)
@given(SEEDS)
def test_every_statement_follows_from_the_published_figures(seed: int) -> None:
    note(f"seed {seed}")
    assert stated_pages(seed).faults() == []


@inputs(3)
@given(SEEDS)
def test_a_changed_number_is_found_in_any_statement(seed: int) -> None:
    """In the words alone, on the page alone, or in the words and in the fact that vouches for them."""
    note(f"seed {seed}")
    stated, random = stated_pages(seed), Random(seed)
    for page, statement, place in _some(random, stated):
        fact = statement.facts[place]
        wrong = _other_number(random, fact.printed)
        words = statement.words[: fact.at] + wrong + statement.words[fact.at + len(fact.printed) :]
        alone = statement.model_copy(update={"words": words})
        assert list(faults(alone, stated.evidence)), words
        vouched = _with_fact(alone, place, fact.model_copy(update={"printed": wrong}))
        assert list(faults(vouched, stated.evidence)), words
        printed = StatedPage(page.path, page.text.replace(statement.words, words), page.statements)
        assert statement.words in page.text
        assert list(apart(printed.text, [one.words for one in page.statements])), words


@inputs(3)
@given(SEEDS)
def test_a_changed_cell_is_found_wherever_its_count_is_printed(seed: int) -> None:
    note(f"seed {seed}")
    stated = stated_pages(seed)
    records = {record.id: record for record in stated.store.figures}
    for page in stated.pages:
        for statement in page.statements:
            for fact in (fact for fact in statement.facts if fact.operation == "count"):
                record = records[fact.of[0][0]]
                assert record.count is not None
                changed = record.model_copy(
                    update={"count": record.count + 1, "count_lower": record.count + 1, "count_upper": record.count + 1}
                )
                assert list(faults(statement, stated.with_figure(changed).evidence)), statement.words
                hidden = record.model_copy(update={"count": None, "count_lower": None, "count_upper": None, "status": "hidden"})
                [*said] = faults(statement, stated.with_figure(hidden).evidence)
                assert any("a number made from a hidden cell" in one for one in said), statement.words
                assert not any(_holds(one, fact.printed) for one in said if "hidden cell" in one), statement.words


@inputs(12)
@given(SEEDS)
def test_every_finding_is_found_again_from_what_is_published(seed: int) -> None:
    """Whatever order the published rows come in, and though they have passed through JSON."""
    note(f"seed {seed}")
    figures = drawn_facts(Random(seed)).given.figures
    records = [figure_of(record) for record in figure_records(publication(PublicationTable("figures-1", protected(figures))))]
    Random(seed).shuffle(records)
    assert reconcile(records, SOURCES) == reconcile(figures, SOURCES)


def _some(random: Random, stated: Stated) -> list[tuple[StatedPage, StatementRecord, int]]:
    """Facts that print a number, with the statement and the page they stand on: as many as there is time for."""
    every = [
        (page, statement, place)
        for page in stated.pages
        for statement in page.statements
        for place, fact in enumerate(statement.facts)
        if any(letter.isdigit() for letter in fact.printed)
    ]
    return random.sample(every, min(60, len(every)))


def _with_fact(statement: StatementRecord, place: int, fact: FactRecord) -> StatementRecord:
    facts = (*statement.facts[:place], fact, *statement.facts[place + 1 :])
    return statement.model_copy(update={"facts": facts})


def _other_number(random: Random, printed: str) -> str:
    """The words with one of their digits changed."""
    place = random.choice([at for at, letter in enumerate(printed) if letter.isdigit()])
    digit = random.choice([one for one in "0123456789" if one != printed[place]])
    return f"{printed[:place]}{digit}{printed[place + 1 :]}"


def _holds(message: str, number: str) -> bool:
    return f" {number} " in message


def test_a_number_that_stands_alone_is_cut_out_of_no_other() -> None:
    assert list(apart("9.8\nLimits 99.8%.", ["9.8", "Limits 99.8%."])) == []
    assert list(apart("9.8\nIt was 19.8 or 9.85%.", ["9.8"])) != []

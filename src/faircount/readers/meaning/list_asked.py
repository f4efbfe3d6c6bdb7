"""What the line above a list, or the question that it answers, says of the figures of the list, and what is left open by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.language import clause_words
from faircount.language.flag_titles import asks_flag_second
from faircount.language.labels import Meaning
from faircount.language.periods import is_period
from faircount.language.units import unit_asked
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.brackets import bracketed
from faircount.readers.meaning.child_defined import tells_18
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.mention_facts import not_known, told_by
from faircount.vocabulary.ages import UNDER_18

LEANS_ON = "it leans on another answer, whose conditions may hold here too"
WHICH_OF_TWO = "its question asks for all offences and for those with the online flag, and its label does not say which it is"


def asked_of_list(context: Context, labels: Sequence[Meaning], led_by: str) -> CellFacts:
    """What the line above a list, or the question, says of it: "Number with a cyber flag:", "how many happened in a dwelling".

    Where a line tells a part of its figure, "366 (of which 64 had the cyber flag)", the words above say of none of its figures
    that they have the flag: of the part its own words do, and the other is the whole.
    """
    facts = CellFacts()
    for place in ("lead-in", "question"):
        # The labels of lists stand among the lines above too, and lead to no other list.
        text = next((text for _, text in context.texts(place) if not (is_period(text) or is_total_label(text))), "")
        if (two := bracketed(text)) is not None and two[0]:
            text = f"{two[0]}:"  # what is said of the figures in brackets is of these alone
        is_asked = bool(text) and (text.rstrip().endswith(":") or place == "question" or is_asking(text))
        if is_asked:
            said = not_known(told_by(CellFacts(), text, led_by), text, text, led_by)
            is_of_others = clause_words.FOR_VICTIMS.match(text) or (place == "question" and not unit_asked(text))
            counted = "" if is_of_others else said.counted
            facts = replace(said, period=None, period_kind="", not_a_count="", is_of_which=False, counted=counted)
            # "Offences against children recorded:" leads to those of the ages that the question asks for.
            facts = replace(facts, population=None if facts.population == UNDER_18 and not tells_18(text) else facts.population)
        happened = clause_words.HAPPENED.search(text.strip())
        if happened:
            facts = replace(facts, breakdown=(f"location={happened[1].strip().lower()}",))
        if clause_words.ELSEWHERE.search(text) and facts.online is None and not happened:
            facts = replace(facts, doubts=(LEANS_ON,))
        if is_asked:
            tells_flag = any(said.online is not None for said in labels)
            question = (WHICH_OF_TWO,) if asks_flag_second(text) and not tells_flag else ()
            return replace(facts, questions=(*facts.questions, *question), **_of_wholes(labels))  # type: ignore[arg-type]
    return facts


def _of_wholes(labels: Sequence[Meaning]) -> dict[str, None]:
    """What is told of parts alone, and so of no whole beside them."""
    parts = [said for said in labels if said.is_of_which]
    return {key: None for key in ("online", "sex", "ages") if any(getattr(said, key) is not None for said in parts)}

"""What the words round a figure of a sentence say of it: its clause, its sentence, the figure before it, the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.language import clause_words
from faircount.language.clause_rest import not_understood_of, offence_told
from faircount.language.counting_words import before_parts
from faircount.language.finders import code_of, find_periods, named_offence
from faircount.language.flag_titles import asks_flag_second, online_of
from faircount.language.labels import Meaning, read_label
from faircount.language.populations import find_population, sex_of_population
from faircount.language.sentences import CountMention
from faircount.language.short_answers import offence_listed
from faircount.language.units import find_unit
from faircount.language.words import NOT_KNOWN_OF, SEXES
from faircount.patterns import regex
from faircount.readers.meaning.child_defined import ages_by_number
from faircount.readers.meaning.facts import WORDS_OF_SENTENCE, CellFacts, not_understood
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN
from faircount.vocabulary.measures import Online, Sex

OF_EVERYBODY = "it is of victims of any age, whomever the rest of the answer is about"


def told_by(facts: CellFacts, text: str, source: str) -> CellFacts:
    """The facts with what a sentence says; of its periods the one, where it names one."""
    said = read_label(text)
    # "The 2019/20 financial year (1 April 2019 to 31 March 2020)" is one.
    periods = list({period: (period, kind) for period, kind in reversed(find_periods(text, months=True))}.values())
    said = replace(said, sex=said.sex or sex_of_population(text))
    if said.online is not None and online_of(text) is Online.ALL:
        # "whether or not they have the online flag"
        said = replace(said, online=Online.ALL)
    if asks_flag_second(text):
        said = replace(said, online=None)
    told = replace(said, rest="", offence="", is_total=False, period=None, is_unknown=False, looks=frozenset())
    facts = facts.adding(told, source)
    if len(periods) == 1 and periods[0][1] not in ("vague", "part"):
        facts = replace(facts, period=periods[0][0], period_kind=periods[0][1], sources=(*facts.sources, f"period: {source}"))
    return facts


def tells_a_part(found: Sequence[tuple[CountMention, CellFacts, CellFacts]], key: str) -> bool:
    """Whether a figure says this of itself as a part of one told before it that does not."""
    wholes = [at for at, (_, own, _) in enumerate(found) if getattr(own, key) is None]
    return any(
        bool(wholes)
        and wholes[0] < at
        and getattr(own, key) is not None
        and clause_words.PART_OF.search(mention.clause) is not None
        for at, (mention, own, _) in enumerate(found)
    )


def not_known(facts: CellFacts, words: str, sentence: str, source: str) -> CellFacts:
    """The facts of people whose sex or age was not recorded: which it is, the clause says, or the others of its sentence."""
    if facts.sex is not None or facts.ages is not None or not NOT_KNOWN_OF.search(words):
        return facts
    clause = words.lower()
    of_sex = re.search(r"\b(?:sex|gender)\b", clause) is not None
    of_age = re.search(r"\bages?\b", clause) is not None
    if not of_sex and not of_age:
        whole = told_by(CellFacts(), sentence, "its sentence")
        of_sex, of_age = any(sex.search(sentence) for _, sex in SEXES), whole.ages is not None
    if of_sex == of_age:
        return facts
    if of_sex:
        return replace(facts, sex=Sex.NOT_KNOWN, sources=(*facts.sources, f"sex: {source}"))
    return replace(facts, ages=NOT_KNOWN, sources=(*facts.sources, f"ages: {source}"))


def _of_the_same_ages(facts: CellFacts, mention: CountMention, before: CellFacts) -> CellFacts:
    """The ages that the sentence begins with ("For victims aged 12 to 15 the numbers were ..."), or that it says are the same."""
    if facts.ages is not None:
        return facts
    if clause_words.SAME_AGES.search(mention.clause):
        return replace(facts, ages=before.ages, sources=(*facts.sources, "ages: the figure before"))
    said = read_label(mention.sentence) if clause_words.FOR_VICTIMS.match(mention.sentence) else None
    if said is None or (said.ages or said.population) is None:
        return facts
    return replace(facts, ages=said.ages or said.population, population=None, sources=(*facts.sources, "ages: its sentence"))


_EQUIVALENT = regex(r"\b(?:equivalent|corresponding|comparable|same) (?:figure|number|total|count)\b", re.IGNORECASE)
"""What is told of another time as the figure before it: "In 2022 the equivalent figure was 139"."""
_SMALL_WORDS = regex(r"^(?:\W|\b(?:in|the|there|were|was|of|for|and|a)\b)+", re.IGNORECASE)


def facts_of(mention: CountMention, before: CellFacts, question: str, *, goes_on: bool = False) -> CellFacts:
    """What the words around a figure say of it: its own clause first, then its sentence, the figure before, the question."""
    own = told_by(CellFacts(), mention.clause, "its own clause")
    facts = not_known(own, mention.clause, mention.sentence, "its own clause")
    if facts.period is None and clause_words.ALL_YEARS.search(mention.sentence):
        facts = replace(facts, period_kind="untold")
    clause, sentence = map(clause_words.without_victims, (mention.clause, mention.sentence))
    unit = find_unit(clause)
    if facts.period is None and not facts.period_kind:
        whole = told_by(CellFacts(), mention.sentence, "its sentence")
        if whole.period is not None and not clause_words.COMPARED.search(mention.sentence):
            facts = replace(
                facts, period=whole.period, period_kind=whole.period_kind, sources=(*facts.sources, "period: its sentence")
            )
        elif clause_words.SAME_TIME.search(mention.sentence) and before.period is not None:
            facts = replace(
                facts, period=before.period, period_kind=before.period_kind, sources=(*facts.sources, "period: the figure before")
            )
    facts = _of_the_same_ages(facts, mention, before)
    if facts.population is None and facts.ages is None and clause_words.ANY_AGE.search(mention.clause):
        sources = (*facts.sources, "ages: its own clause")
        facts = replace(facts, ages=ALL_AGES, sources=sources, questions=(*facts.questions, OF_EVERYBODY))
    if facts.population is None and facts.ages is None:
        facts = replace(facts, population=find_population(before_parts(mention.sentence, mention.number)) or before.population)
    if _EQUIVALENT.search(mention.sentence):
        carried = {key: getattr(before, key) for key in ("online", "sex", "ages") if getattr(facts, key) is None}
        told = tuple(f"{key}: the figure before" for key, value in carried.items() if value is not None)
        facts = replace(facts, **carried, sources=(*facts.sources, *told))
    if question:
        asked = told_by(CellFacts(), question, "the question")
        # "Offences against children" answers a question about those under 16; "against those under 18" does not.
        own_ages = ("population",) if ages_by_number(mention.clause) is not None else ()
        told = ("period", "ages", "sex", "online", *own_ages)
        facts = _first_told_by(facts, asked, told)
    offence = _SMALL_WORDS.sub("", named_offence(mention.clause)) or code_of(mention.clause) or offence_told(mention.clause)
    offence = offence or offence_listed(mention.clause, mention.sentence)
    facts = _asking_of(facts, not_understood_of(mention.clause, offence), mention.clause)
    offence = offence or (before.offence if goes_on else "")
    return replace(facts, counted=unit or before.counted or find_unit(sentence) or facts.counted, offence=offence)


def _first_told_by(own: CellFacts, asked: CellFacts, told: Sequence[str]) -> CellFacts:
    """What a question says of a figure, but of what it tells (``told``) by itself, and where each is said."""
    said = {key: value for key in told if (value := getattr(own, key)) is not None}
    here = {*said, *(["counted"] if own.counted else [])}
    sources = [source for source in own.sources if source.split(":")[0] in here]
    return replace(asked, **said, sources=(*sources, *(one for one in asked.sources if one.split(":")[0] not in here)))


def _asking_of(facts: CellFacts, words: str, clause: str) -> CellFacts:
    """The facts with the question of what the words of its clause say that were not understood."""
    if not words:
        return facts
    source = not_understood(Meaning(text=clause, rest=words))
    return replace(facts, questions=(*facts.questions, WORDS_OF_SENTENCE), sources=(*facts.sources, source))

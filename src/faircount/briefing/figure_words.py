"""A figure of the ledger in words: what was counted, of what exactly, and in which document."""

from __future__ import annotations

from faircount.tables.extract import AnsweredFigure
from faircount.tables.figures import Figure
from faircount.vocabulary.breakdowns import said_breakdown
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import find_measure, offence_label
from faircount.vocabulary.outcomes import names_an_outcome
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source

_ONLINE = {Online.YES: "marked as online", Online.NO: "not marked as online"}


def unit_of(figure: Figure) -> Counted:
    """What the figure counts; offences told by what became of them are outcomes, whatever the heading above them said."""
    by_outcome = figure.counted is Counted.OFFENCES and names_an_outcome(figure.breakdown)
    return Counted.OUTCOMES if by_outcome else figure.counted


def what_of(figure: Figure) -> str:
    """Of what it is a figure: the offence, and whatever narrows it (online mark, ages, sex, further breakdowns).

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> year = FinancialYear(2015).period
    >>> what_of(Figure("E23000013", year, Counted.OFFENCES, "child_rape", 20, 20, sex=Sex.MALE, breakdown="outcome=Charged"))
    'rape of a child, male, outcome: Charged'
    """
    words = [offence_label(figure.offence)]
    words += [_ONLINE[figure.online]] if figure.online in _ONLINE else []
    words += [figure.ages.label] if not figure.ages.is_all else []
    words += [f"sex {figure.sex}" if figure.sex is Sex.NOT_KNOWN else str(figure.sex)] if figure.sex is not Sex.ALL else []
    words += said_breakdown(figure.breakdown)
    return ", ".join(words)


def what_of_answered(figure: AnsweredFigure) -> str:
    """The same of a figure as it was answered, in the answer's own words where no vocabulary knows them."""
    measure = find_measure(figure.offence) if figure.offence else None
    words = [figure.counted, offence_label(measure.offence) if measure is not None else figure.offence or "offence not named"]
    words += [figure.area or "force not named", figure.period.label]
    words += [_ONLINE[figure.online]] if figure.online in _ONLINE else []
    words += [figure.ages.label] if not figure.ages.is_all else []
    words += [f"sex {figure.sex}" if figure.sex is Sex.NOT_KNOWN else str(figure.sex)] if figure.sex is not Sex.ALL else []
    words += said_breakdown(figure.breakdown)
    return ", ".join(words)


def document_of(source: Source) -> str:
    """The document by its title, who published it, and when.

    >>> from faircount.vocabulary.provenance import Trust
    >>> document_of(Source("kent-xlsx", "Answer 17", "Kent Police", "ab", Trust.FORCE))
    'Answer 17, Kent Police, no date'
    """
    return f"{source.title}, {source.publisher}, {say_date(source.published) if source.published else 'no date'}"

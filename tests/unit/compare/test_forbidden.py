import pytest

from faircount.compare.forbidden import FORBIDDEN, forbidden_words

NOT_TO_BE_SAID = (
    ("a significant rise", "significant"),
    ("rose significantly", "significantly"),
    ("the figure stayed the same", "stayed the same"),
    ("there was no change in the count", "no change in"),
    ("cases are soaring", "soaring"),
    ("a shocking surge", "shocking"),
    ("offences plummeted", "plummeted"),
    ("the worst force", "worst"),
    ("rose because of the mark", "because"),
    ("due to better recording", "due to"),
    ("this shows that abuse rose", "shows that"),
    ("only 55 offences", "only 55"),
    ("a paedophile epidemic", "paedophile"),
    ("perverts", "perverts"),
    ("child pornography", "child pornography"),
    ("children abused online up 164%", "children abused online up"),
    ("one every ten minutes", "one every ten minutes"),
    ("an offence was recorded every 10 minutes", "an offence was recorded every 10 minutes"),
    ("historic abuse", "historic abuse"),
    ("cyber sex offences", "cyber sex offences"),
    ("the confidence interval", "confidence interval"),
    ("anomalies", "anomalies"),
    ("a league table", "league table"),
)
SAYABLE = (
    "Police marked 145 recorded offences as online in the year to March 2017, up from 55 the year before.",
    "Between 1.9 and 3.7 times as many: chance alone does not explain that.",
    "All recorded sexual offences against under-18s went from 820 to 772: no clear change.",
    "True of the count only",
    "Some of the rise is likely to be fuller marking.",
    "Between no change and 20% more.",
    "We cannot tell which.",
    "Trafficking of children for sexual exploitation",
)


@pytest.mark.parametrize(("text", "word"), NOT_TO_BE_SAID)
def test_what_may_not_be_said_is_found_where_it_stands(text, word):
    found = forbidden_words(text)
    assert word in [hit.text for hit in found]
    assert all(text[hit.start : hit.end] == hit.text and hit.instead and hit.why for hit in found)


@pytest.mark.parametrize("text", SAYABLE)
def test_what_may_be_said_passes(text):
    assert forbidden_words(text) == ()


def test_every_rule_is_met_by_an_example():
    examples = " / ".join(text for text, _ in NOT_TO_BE_SAID)
    assert all(rule.pattern.search(examples) for rule in FORBIDDEN)


def test_hits_come_in_the_order_of_the_text():
    found = forbidden_words("Due to a significant surge, only 5 were left.")
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    assert len(found) == 4

"""The names that offences and places go by, and the sentences that hands of many kinds write about them."""

from __future__ import annotations

from collections.abc import Mapping

NATION = "K04000001"
OFFENCES: Mapping[str, tuple[str, ...]] = {
    "17B": ("sexual assault on a male child under 13", "sexual assault of a boy under 13", "sexual assaults on boys under 13"),
    "19D": ("rape of a female child under 16", "rape of a girl under 16", "rape of girls under 16", "rapes of girls under 16"),
    "19E": ("rape of a female child under 13", "rape of girls under 13", "rape of a girl under 13", "raping a girl under 13"),
    "19G": ("rape of a male child under 16", "rape of a boy under 16", "rapes of boys under 16"),
    "19H": ("rape of a male child under 13", "rape of boys under 13", "rape of a boy under the age of 13"),
    "20B": (
        "sexual assault on a female child under 13",
        "sexual assault of girls under 13",
        "sexual assaults on girls aged under 13",
    ),
    "21": ("sexual activity involving a child under 13", "sexual activity with a child under 13"),
    "22B": ("sexual activity involving a child under 16", "sexual activity with children under 16"),
    "71": ("abuse of children through sexual exploitation", "the abuse of children through sexual exploitation"),
    "73": ("abuse of a position of trust of a sexual nature", "abuse of position of trust"),
    "88A": ("sexual grooming", "sexual grooming (code 88A)", "offence code 88A (sexual grooming)"),
    "88E": ("exposure and voyeurism", "exposure or voyeurism"),
    "23": ("familial sexual offences", "incest or familial sexual offences"),
    "all_sexual": ("sexual offences of every kind", "all sexual offences"),
    "rape": ("rape", "rape of all kinds"),
    "child_rape": ("rape of a child under 16", "child rape", "rape of children"),
    "sexual_assault_under_13": ("sexual assault on a child under 13", "sexual assaults on children under 13"),
    "sexual_activity_with_a_child": ("sexual activity with a child", "sexual activity involving children"),
    "child_named": (
        "offences whose name shows a child victim",
        "sexual offences that name a child victim",
        "sexual offences under the codes where the law itself says the victim is a child",
        "the sexual offences whose title names a child",
        "the eleven child sexual codes",
        "sexual offences with a child named in the title",
    ),
}
PLAIN: Mapping[str, tuple[str, ...]] = {
    "88A": ("child grooming", "grooming", "grooming children"),
    "child_named": (
        "sexual offences against children",
        "child sex crimes",
        "sexual crimes against children",
        "child sexual offences",
    ),
}
ALSO: Mapping[str, tuple[str, ...]] = {
    "E23000001": ("the Met", "Scotland Yard", "the Metropolitan Police Service"),
    "E23000005": ("GMP",),
    "E23000035": ("Devon and Cornwall Police", "Devon and Cornwall"),
    "E23000036": ("Avon & Somerset Police",),
    "E23000030": ("Hampshire Constabulary",),
    NATION: (
        "England and Wales",
        "forces in England and Wales",
        "police in England and Wales",
        "the 43 forces of England and Wales",
    ),
}
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "count": (
        "{Place} recorded {n} offences of {what} in {year}.",
        "There were {n} recorded offences of {what} in {place} in {year}.",
        "Officers from {place} logged {n} cases of {what} during {year}, figures show.",
        "In {year}, {n} crimes of {what} were reported to {place}.",
        "{n} offences of {what} recorded by {place} in {year}. Every one a child let down. #EndAbuse",
        "Home Office figures for {year} put the number of offences of {what} in {place} at {n}.",
        "To ask the Secretary of State how many offences of {what} were recorded: in {year} the figure for {place} was {n}.",
        "The committee noted that offences of {what} in {place} stood at {n} in {year}.",
        "{What}: {n} ({place}, {year}).",
        "A total of {n} offences of {what} came to the attention of {place} over {year}.",
        "New data reveal that {place} dealt with {n} reports of {what} in {year}.",
        "During {year} the number of crimes of {what} recorded in {place} was {n}.",
    ),
    "pair": (
        "Offences of {what} in {place} {went} from {b} in {before} to {n} in {year}.",
        "{Place} recorded {n} offences of {what} in {year}, compared with {b} in {before}.",
        "Recorded {what} {went} to {n} offences in {place} in {year}, against {b} in {before}.",
        "In {before} {place} had {b} offences of {what}; by {year} there were {n}.",
    ),
    "year before": (
        "{Place} recorded {n} offences of {what} in {year}, {up} from {b} the year before.",
        "Offences of {what} in {place} came to {n} in {year}, set against {b} the previous year.",
        "In {year} there were {n} offences of {what} in {place}; a year earlier it had been {b}.",
    ),
    "difference": (
        "{Place} recorded {n} offences of {what} in {year}. That is {d} {more} than the year before.",
        "There were {d} {more} offences of {what} in {place} in {year} than the year before.",
    ),
    "apart": (
        "{Place} recorded {d} {more} offences of {what} than {elsewhere} in {year}.",
        "In {year} {place} logged {d} {more} offences of {what} than {elsewhere} did.",
        "There were {d} {more} offences of {what} in {place} than in {elsewhere} in {year}.",
    ),
    "times apart": (
        "{Place} recorded {f} times as many offences of {what} as {elsewhere} in {year}.",
        "In {year} there were {f} times as many offences of {what} in {place} as in {elsewhere}.",
    ),
    "percent apart": (
        "{Place} recorded {p}% {more} offences of {what} than {elsewhere} in {year}.",
        "In {year} there were {p} per cent {more} offences of {what} in {place} than in {elsewhere}.",
    ),
    "times": (
        "Offences of {what} in {place} were {f} times as many in {year} as in {before}.",
        "{Place} recorded {f} times as many offences of {what} in {year} as in {before}.",
    ),
    "every": (
        "{Place} recorded an offence of {what} every {e} {unit} in {year}.",
        "In {year} an offence of {what} was recorded every {e} {unit} in {place}.",
    ),
    "peak": (
        "Offences of {what} in {place} in {year} were the {rank} since {before}.",
        "The number of offences of {what} that {place} recorded in {year} was the {rank} since {before}.",
    ),
    "more than": (
        "{place} recorded {more} offences of {what} than {elsewhere} in {year}.",
        "In {year} {place} had {more} recorded offences of {what} than {elsewhere}.",
    ),
    "most": (
        "{first} recorded more offences of {what} than any other force in {year}.",
        "No force recorded more offences of {what} in {year} than {place}.",
    ),
    "two offences": (
        "{place} recorded {d} {more} offences of {what} than of {other} in {year}.",
        "In {year} there were {d} {more} offences of {what} than offences of {other} in {place}.",
    ),
    "one offence over": (
        "{place} recorded {more} offences of {what} than of {other} in {year}.",
        "In {year} {more} offences of {what} than of {other} were recorded in {place}.",
    ),
    "every year": (
        "Offences of {what} in {place} have {went} every year from {first} to {year}.",
        "Recorded offences of {what} in {place} had {went} each year between {first} and {year}.",
    ),
    "times that": (
        "Police in {place} recorded {before} offences of {what} in {first}. In {year} they recorded {times} times that number.",
        "There were {before} offences of {what} recorded in {place} in {first}. In {year} there were {times} times that many.",
    ),
    "peak year": (
        "Offences of {what} in {place} peaked in {when}.",
        "The peak year for recorded offences of {what} in {place} was {when}.",
    ),
    "forces over": (
        "{forces} forces recorded more than {limit} offences of {what} in {year}.",
        "{forces} of the 43 forces each had more than {limit} offences of {what} in {year}.",
    ),
    "run": (
        "Offences of {what} in {place} {went} for {run} years running to {year}.",
        "In {year} recorded offences of {what} in {place} {went}, for {run} years in a row.",
    ),
    "over years": (
        "Offences of {what} in {place} {went} by {p} per cent in the {years} years to {year}.",
        "Recorded offences of {what} {went} {p}% in {place} over the {years} years to {year}.",
    ),
    "mean year": (
        "{Place} recorded an average of {m} offences of {what} a year over the {years} years to {year}.",
        "Over the {years} years to {year}, {place} recorded on average {m} offences of {what} a year.",
    ),
    "by sex": (
        "Of the {both} that {place} recorded in {year}, {p} per cent were on {sex}.",
        "{p}% of the {both} recorded by {place} in {year} were against {sex}.",
    ),
    "of all": (
        "Of all offences of {what} in {year}, {p} per cent were recorded by {place}.",
        "{Place} recorded {p}% of all offences of {what} in {year}.",
    ),
    "part": (
        "Of the {whole} in {place} in {year}, {p}% were offences of {what}.",
        "Offences of {what} made up {p} per cent of the {whole} in {place} in {year}.",
    ),
    "mean": (
        "In an average month of {year} {place} recorded {m} offences of {what}.",
        "{Place} recorded {m} offences of {what} a month on average in {year}.",
    ),
    "place told": (
        "{Place} ranked {nth} of the 43 forces for offences of {what} in {year}.",
        "For offences of {what} {place} came {nth} among the 43 forces in {year}.",
        "With {n} offences of {what} in {year}, {place} lay {nth} of 43 forces.",
    ),
    "percent": (
        "Offences of {what} in {place} {went} by {p} per cent between {before} and {year}.",
        "{Place} saw a {p}% {rise} in {what} offences from {before} to {year}.",
        "Recorded {what} in {place} is {up} {p}% in {year} on {before}, according to Home Office statistics.",
        "Between {before} and {year}, {place} reported a {rise} of {p} per cent in offences of {what}.",
    ),
    "direction": (
        "Offences of {what} in {place} {went} between {before} and {year}.",
        "There was a {rise} in offences of {what} recorded in {place} between {before} and {year}.",
    ),
    "rank": (
        "{Place} recorded the {rank} number of offences of {what} of any force in {among} in {year}.",
        "With {n} offences of {what} in {year}, {place} had the {rank} total in {among}.",
        "{Place} had the {rank} number of {what} offences in {among} in {year}.",
    ),
    "share": (
        "{Place} accounted for {p} per cent of all offences of {what} in England and Wales in {year}.",
        "Of all offences of {what} recorded in England and Wales in {year}, {p}% were in {place}.",
        "In {year}, {p}% of the offences of {what} in England and Wales were recorded by {place}.",
    ),
    "rate": (
        "There were {p} offences of {what} per 1,000 children in {place} in {year}.",
        "{Place} recorded {p} offences of {what} for every 1,000 children in {year}.",
    ),
    "sum of codes": (
        "Offences of {what} and of {other} in {place} came to {n} together in {year}.",
        "{Place} recorded {n} offences of {what} and {other} in {year}.",
        "Taken together, {what} and {other} accounted for {n} offences in {place} in {year}.",
    ),
    "sum of years": (
        "Between {before} and {year}, {place} recorded a total of {n} offences of {what}.",
        "{Place} recorded {n} offences of {what} over the {years} years to March {end}.",
        "In the {years} years to {year} there were {n} offences of {what} in {place}.",
    ),
    "sum of places": (
        "{Place} and {elsewhere} between them recorded {n} offences of {what} in {year}.",
        "Across {place} and {elsewhere}, {n} offences of {what} were recorded in {year}.",
    ),
    "plain": (
        "{Place} recorded {n} {plain} offences in {year}.",
        "There were {n} cases of {plain} in {place} in {year}.",
        "Police logged {n} reports of {plain} in {place} in {year}.",
    ),
}  # fmt: skip

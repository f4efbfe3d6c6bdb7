"""Three invented exports in odd styles, written before the code that maps exports had seen their like."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl

from tests.lib.exports import Export, earlier, names_of_offences, nominals, words


def in_old_ledger_style(truth: pl.DataFrame, seed: int) -> Export:
    """Short heads, days with points and two figures for the year, a row for each suspect, other wordings throughout."""
    draw = np.random.default_rng([seed, 11])
    rows = truth.height
    day = "%d.%m.%y"
    frame = pl.DataFrame(
        {
            "Crime Number": truth["crime_id"].str.slice(4),
            "Off Code": truth["offence"],
            "Offence Wording": names_of_offences(truth["offence"]) + " - SOA 2003",
            "Dt Crimed": truth["recorded"].dt.strftime(day),
            "Cmtd Start": truth["committed_from"].dt.strftime(day),
            "Cmtd Start Time": pl.Series([f"{hour:02d}:15" for hour in draw.integers(0, 24, rows)]),
            "Cmtd End": truth["committed_to"].dt.strftime(day),
            "Agg No": nominals(truth, "A"),
            "Agg Age@Offence": truth["victim_age"].cast(pl.String).fill_null("NK"),
            "Agg Gndr": words(truth["victim_sex"], {"female": "FEMALE", "male": "MALE", "not known": "NK"}),
            "Def 1 Age": pl.Series(draw.integers(13, 70, rows)).cast(pl.String),
            "Def 1 Gndr": pl.Series(draw.choice(["MALE", "MALE", "MALE", "FEMALE", "NK"], rows)),
            "Vic/Off Rel'ship": words(
                truth["relationship"],
                {
                    "parent or carer": "Father/Stepfather",
                    "sibling": "Sibling (full/half/step)",
                    "other family": "Other relative",
                    "partner or former partner": "Boyfriend",
                    "known to the child": "Family friend",
                    "position of trust": "Person in position of trust",
                    "met online": "Internet acquaintance",
                    "stranger": "No prior contact",
                    "not known": "NK",
                },
            ),
            "Int Mkr": words(truth["online"], {"yes": "INT", "no": "NOT INT"}),
            "Detn Type": truth["outcome"].fill_null("UNDET"),
            "Detn Dt": truth["outcome_date"].dt.strftime(day),
            "Crime State": words(
                truth["standing"], {"stands": "Filed", "cancelled": "Cancelled by DDM", "transferred": "Trans Out"}
            ),
            "Sub Div": truth["local_area"],
        }
    )
    again = frame.sample(fraction=0.08, seed=seed).with_columns(pl.lit("33").alias("Def 1 Age"))
    return Export(pl.concat([frame, again]), truth, force="Exampleshire")


def in_questionnaire_style(truth: pl.DataFrame, seed: int) -> Export:
    """Whole questions as heads and whole phrases as answers; a yes and no on whether it was a crime at all."""
    del seed
    kept = truth.filter(pl.col("standing") != "transferred")
    day = "%A %-d %B %Y"
    frame = pl.DataFrame(
        {
            "Reference": kept["crime_id"],
            "When was it recorded?": kept["recorded"].dt.strftime(day),
            "When did it start?": kept["committed_from"].dt.strftime(day),
            "When did it end?": kept["committed_to"].dt.strftime(day),
            "What was the offence?": names_of_offences(kept["offence"]) + " (" + kept["offence"] + ")",
            "Which child?": nominals(kept, "child "),
            "How old was the child?": kept["victim_age"].cast(pl.String) + " years",
            "Girl or boy?": words(kept["victim_sex"], {"female": "Girl", "male": "Boy", "not known": "Nobody knows"}),
            "Who did it?": words(
                kept["relationship"],
                {
                    "parent or carer": "The mother's partner",
                    "sibling": "A brother or sister",
                    "other family": "A grandparent",
                    "partner or former partner": "Somebody they were dating",
                    "known to the child": "Somebody from school",
                    "position of trust": "A teacher",
                    "met online": "Somebody met on Snapchat",
                    "stranger": "A stranger",
                    "not known": "Nobody knows",
                },
            ),
            "Did it happen over the internet?": words(kept["online"], {"yes": "Yes", "no": "No"}),
            "What became of it?": words(
                kept["outcome"],
                {
                    "1": "Charged",
                    "3": "Cautioned",
                    "8": "Community resolution",
                    "9": "Prosecution not in the public interest (CPS)",
                    "10": "Formal action not in the public interest (police)",
                    "12": "Suspect too ill to prosecute",
                    "14": "Victim declines, unable to identify suspect",
                    "15": "Evidential difficulties, suspect named",
                    "16": "Victim does not support",
                    "18": "No suspect found",
                    "20": "Passed to another agency",
                    "21": "Further investigation not in the public interest",
                    "22": "Diversionary activity",
                },
            ),
            "When was that?": kept["outcome_date"].dt.strftime(day),
            "Was it found to be no crime?": words(kept["standing"], {"stands": "No", "cancelled": "Yes"}),
            "Where, roughly?": kept["local_area"],
        }
    )
    return Export(frame, kept, force="Exampleshire")


def in_bare_style(truth: pl.DataFrame, seed: int) -> Export:
    """Numbered heads that say nothing, and short codes of its own."""
    draw = np.random.default_rng([seed, 13])
    rows = truth.height
    day = "%Y%m%d"
    frame = pl.DataFrame(
        {
            "F01": pl.Series([f"{number}" for number in range(50_001, 50_001 + rows)]),
            "F02": truth["crime_id"].str.replace("INV-", "EX"),
            "F03": truth["offence"].str.zfill(4),
            "F04": truth["committed_from"].dt.strftime(day),
            "F05": truth["committed_to"].dt.strftime(day),
            "F06": truth["recorded"].dt.strftime(day),
            "F07": earlier(truth["recorded"], -draw.integers(0, 700, rows)).dt.strftime(day),
            "F08": pl.Series(draw.choice(["M", "M", "M", "F"], rows)),
            "F09": pl.Series(draw.integers(13, 75, rows)).cast(pl.String),
            "F10": words(truth["victim_sex"], {"female": "F", "male": "M", "not known": "U"}),
            "F11": truth["victim_age"].cast(pl.String).fill_null("999"),
            "F12": words(
                truth["relationship"],
                {
                    "parent or carer": "PAR",
                    "sibling": "SIB",
                    "other family": "FAM",
                    "partner or former partner": "PTR",
                    "known to the child": "ACQ",
                    "position of trust": "POT",
                    "met online": "ONL",
                    "stranger": "STR",
                    "not known": "UNK",
                },
            ),
            "F13": words(truth["online"], {"yes": "1", "no": "0"}),
            "F14": truth["outcome"],
            "F15": truth["outcome_date"].dt.strftime(day),
            "F16": words(truth["standing"], {"stands": "REC", "cancelled": "CAN", "transferred": "TRF"}),
            "F17": truth["local_area"].str.slice(9),
        }
    )
    return Export(frame, truth, force="Exampleshire")


STRANGE: Mapping[str, Callable[[pl.DataFrame, int], Export]] = {
    "old ledger": in_old_ledger_style,
    "questionnaire": in_questionnaire_style,
    "bare": in_bare_style,
}
RIGHT: Mapping[str, Mapping[str, str]] = {
    "old ledger": {
        "crime_id": "Crime Number",
        "offence": "Off Code",
        "recorded": "Dt Crimed",
        "committed_from": "Cmtd Start",
        "committed_to": "Cmtd End",
        "victim_id": "Agg No",
        "victim_age": "Agg Age@Offence",
        "victim_sex": "Agg Gndr",
        "relationship": "Vic/Off Rel'ship",
        "online": "Int Mkr",
        "outcome": "Detn Type",
        "outcome_date": "Detn Dt",
        "standing": "Crime State",
        "local_area": "Sub Div",
    },
    "questionnaire": {
        "crime_id": "Reference",
        "offence": "What was the offence?",
        "recorded": "When was it recorded?",
        "committed_from": "When did it start?",
        "committed_to": "When did it end?",
        "victim_id": "Which child?",
        "victim_age": "How old was the child?",
        "victim_sex": "Girl or boy?",
        "relationship": "Who did it?",
        "online": "Did it happen over the internet?",
        "outcome": "What became of it?",
        "outcome_date": "When was that?",
        "standing": "Was it found to be no crime?",
        "local_area": "Where, roughly?",
    },
    "bare": {
        "crime_id": "F02",
        "offence": "F03",
        "recorded": "F06",
        "committed_from": "F04",
        "committed_to": "F05",
        "victim_age": "F11",
        "victim_sex": "F10",
        "relationship": "F12",
        "online": "F13",
        "outcome": "F14",
        "outcome_date": "F15",
        "standing": "F16",
        "local_area": "F17",
    },
}
"""Which column is which, as whoever wrote the export knows; the answers of a person to what is asked follow from it."""

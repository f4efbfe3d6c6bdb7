"""What is counted. Different things are never mixed in a sum or a share."""

from __future__ import annotations

from enum import StrEnum


class Counted(StrEnum):
    """The counting unit of a figure."""

    OFFENCES = "offences"
    VICTIMS = "victims"
    SUSPECTS = "suspects"
    OFFENDERS = "offenders"
    OUTCOMES = "outcomes"
    ARRESTS = "arrests"
    CAUTIONS = "cautions"
    REFERRALS = "referrals"
    INVESTIGATIONS = "investigations"
    CUSTODY_RECORDS = "custody records"
    INCIDENTS = "incidents"
    IMAGES = "images"
    FORCES = "forces"


class Online(StrEnum):
    """Whether the force put the online mark on the offence."""

    YES = "yes"
    NO = "no"
    ALL = "all"


class Sex(StrEnum):
    """The sex of the victim as recorded."""

    FEMALE = "female"
    MALE = "male"
    NOT_KNOWN = "not known"
    ALL = "all"

"""The police forces of England and Wales, as a list of the public would write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Force:
    """A force and its area."""

    area: str
    name: str
    code: str

    @property
    def slug(self) -> str:
        """The name of its page, and of the file of its answer."""
        return self.area.lower().replace("&", "and").replace(" ", "-")


_LIST = """
E23000036 Avon and Somerset = Avon and Somerset Constabulary
E23000026 Bedfordshire
E23000023 Cambridgeshire = Cambridgeshire Constabulary
E23000006 Cheshire = Cheshire Constabulary
E23000034 City of London
E23000013 Cleveland
E23000002 Cumbria = Cumbria Constabulary
E23000018 Derbyshire = Derbyshire Constabulary
E23000035 Devon & Cornwall
E23000039 Dorset
E23000008 Durham = Durham Constabulary
W15000004 Dyfed-Powys
E23000028 Essex
E23000037 Gloucestershire = Gloucestershire Constabulary
E23000005 Greater Manchester
W15000002 Gwent
E23000030 Hampshire = Hampshire Constabulary
E23000027 Hertfordshire = Hertfordshire Constabulary
E23000012 Humberside
E23000032 Kent
E23000003 Lancashire = Lancashire Constabulary
E23000021 Leicestershire
E23000020 Lincolnshire
E23000004 Merseyside
E23000001 Metropolitan Police = Metropolitan Police Service
E23000024 Norfolk = Norfolk Constabulary
W15000001 North Wales
E23000009 North Yorkshire
E23000022 Northamptonshire
E23000007 Northumbria
E23000019 Nottinghamshire
W15000003 South Wales
E23000011 South Yorkshire
E23000015 Staffordshire
E23000025 Suffolk = Suffolk Constabulary
E23000031 Surrey
E23000033 Sussex
E23000029 Thames Valley
E23000017 Warwickshire
E23000016 West Mercia
E23000014 West Midlands
E23000010 West Yorkshire
E23000038 Wiltshire
"""


def _force(line: str) -> Force:
    code, _, words = line.partition(" ")
    area, _, name = words.partition(" = ")
    return Force(area, name or f"{area} Police", code)


BEYOND = (
    Force("Police Service of Northern Ireland", "Police Service of Northern Ireland", "PSNI"),
    Force("Police Scotland", "Police Scotland", "S23000009"),
    Force("British Transport Police", "British Transport Police", "BTP"),
)
"""Forces whose figures are taken, and that have no page of their own."""
AREAS: tuple[Force, ...] = tuple(_force(line) for line in _LIST.strip().splitlines())
"""All 43."""

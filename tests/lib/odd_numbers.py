"""What no statistic takes for a number, and what some of them may."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np

from faircount.compare.interval import Interval

NEVER = (
    "many",
    "5",
    "",
    b"5",
    object(),
    {},
    {"a": 1},
    1j,
    math.nan,
    math.inf,
    -math.inf,
    [math.inf],
    ["5"],
    [[1, 2], [3]],
    10**400,
    bytearray(b"5"),
    memoryview(b"5"),
    np.ma.masked,
    np.timedelta64(5, "D"),
    np.datetime64("2016-04-01"),
    datetime(2016, 4, 1),
)
"""No statistic takes these where it wants numbers, whatever it is of."""
SOMETIMES = (
    None,
    [None],
    [math.nan],
    [None, 3],
    -1,
    -5.0,
    -0.5,
    [-3],
    [],
    [[]],
    (),
    0,
    0.0,
    [0, 0, 0],
    5.7,
    [5.7, 3],
    1e300,
    [1e300],
    10**17,
    True,
    [True],
    [[1, 2], [3, 4]],
    [[[1.0]]],
    3,
    [1, 2],
    [1, 2, 3],
    list(range(7)),
    1e-300,
    10**9,
    date(2016, 4, 1),
    Decimal("5.5"),
    np.array(5),
    np.array([1, 2], dtype=object),
    np.ma.masked_array([1, 2, 3], mask=[False, True, False]),
    [np.ma.masked, 3],
    np.uint8(200),
    np.float16(0.1),
    Fraction(7, 2),
    range(3),
    (1, 2, 3),
    [(1, 2, 3)],
    [(3, 2, 1)],
    {(1, 0, 1): -2},
    {0: [5]},
    Interval(1, 3, 2),
    "Holm",
    "B",
    "Z",
    "log",
    "ratio",
)

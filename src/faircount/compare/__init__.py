"""Years and areas compared fairly, statistics of a kind in a file. ``STATISTICS`` lists them, loaded when first asked for."""

from faircount.compare.lazy_registry import __getattr__ as __getattr__

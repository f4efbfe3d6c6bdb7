"""Years and areas compared fairly: one statistic a file. ``STATISTICS`` lists them, and is loaded when first asked for."""

from faircount.compare.lazy_registry import __getattr__ as __getattr__

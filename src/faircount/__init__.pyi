# What `import faircount as fc` gives: the one list of stable names, each with the module that it lives in.
# Nothing is loaded before it is asked for: lazily.py reads this file, and so do editors and mypy.
from faircount.compare.interval import Interval as Interval
from faircount.errors import BadProject as BadProject
from faircount.errors import FaircountError as FaircountError
from faircount.errors import MissingPart as MissingPart
from faircount.errors import NotComparable as NotComparable
from faircount.errors import NotProtected as NotProtected
from faircount.errors import SchemaMismatch as SchemaMismatch
from faircount.errors import UnknownTerm as UnknownTerm
from faircount.errors import UnreadableSource as UnreadableSource
from faircount.errors import WrongArgument as WrongArgument
from faircount.library import statistics as statistics
from faircount.library.checking import CheckedText as CheckedText
from faircount.library.checking import Claim as Claim
from faircount.library.checking import check as check
from faircount.library.comparing import Comparison as Comparison
from faircount.library.comparing import compare as compare
from faircount.library.comparing import compare_series as compare_series
from faircount.library.comparing import compare_table as compare_table
from faircount.library.disclosure import DisclosureAudit as DisclosureAudit
from faircount.library.disclosure import audit_disclosure as audit_disclosure
from faircount.library.project import Project as Project
from faircount.library.protecting import Protection as Protection
from faircount.library.protecting import plan_protection as plan_protection
from faircount.library.protecting import protect as protect
from faircount.library.reading import Answer as Answer
from faircount.library.reading import Doubt as Doubt
from faircount.library.reading import read_answer as read_answer
from faircount.library.reading import read_answers as read_answers
from faircount.library.usual import count_interval as count_interval
from faircount.library.usual import funnel as funnel
from faircount.library.usual import many_changes as many_changes
from faircount.library.usual import outlook as outlook
from faircount.library.usual import proportion as proportion
from faircount.library.usual import proportion_difference as proportion_difference
from faircount.library.usual import rate as rate
from faircount.library.usual import rate_difference as rate_difference
from faircount.library.usual import rate_ratio as rate_ratio
from faircount.library.usual import standardised_rate as standardised_rate
from faircount.library.usual import tipping_point as tipping_point
from faircount.library.usual import trend as trend
from faircount.protect.policy import ProtectionPolicy as ProtectionPolicy

__version__: str

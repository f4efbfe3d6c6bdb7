"""Where a claim lies among all that can be counted: its offences, areas and periods, read for a ledger to be asked."""

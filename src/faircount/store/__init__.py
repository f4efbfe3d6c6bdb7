"""Documents by sha256, decisions, and the ledger of figures."""

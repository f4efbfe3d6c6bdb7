"""What is said of figures, in sentences and charts from one set of facts: briefings, comparisons, audits, outlooks."""

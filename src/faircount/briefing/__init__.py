"""A briefing for an area: sentences and charts from one set of facts."""

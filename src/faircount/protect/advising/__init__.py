"""What the adviser tries beside the plain methods: totals that stay, fewer breakdowns, coarser classes, a part of the table."""

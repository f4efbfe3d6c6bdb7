"""Charts of a series over time, with limits and versioned rules for what stands out."""

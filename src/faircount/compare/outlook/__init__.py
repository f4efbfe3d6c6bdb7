"""What the coming months may bring if recording goes on as now: baselines, a count model, and how they did before."""

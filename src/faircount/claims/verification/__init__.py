"""One engine for verdicts by the text alone: figures, what they give together, and which of them a claim means."""

"""Tables and prose made figures: labels and context put together, everything else left over with its reason."""

"""What the words mean: areas, periods, ages, offences, measures, status, provenance, breaks."""

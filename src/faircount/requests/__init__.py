"""Requests from both ends: asking every force, matching what comes in to what was asked, and answering as a force."""

"""The published figures as JSON under ``/api/v1``: read only, from what is published and from nothing else."""

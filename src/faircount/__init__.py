"""Fair figures on recorded sexual offences against children."""

__version__ = "0.1.0"

"""Do the sources agree, and is what they say plausible."""

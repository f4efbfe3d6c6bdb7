"""Releases: prepared, looked at by a second person, kept back until their time, published whole, corrected in the open."""

"""What each claim is about: of when, of where, of what."""

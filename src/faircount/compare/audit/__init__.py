"""How complete recording or a flag is, from a sample that two people read; and what that leaves of a change."""

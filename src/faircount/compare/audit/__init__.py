"""How complete recording or a mark is, from a sample that two people read; and what that leaves of a change."""

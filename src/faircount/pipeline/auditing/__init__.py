"""What an audit of a mark takes and leaves: its strata from records, and the folder of its workfiles."""

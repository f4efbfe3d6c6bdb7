"""What an audit of a flag takes and leaves: its strata from records, and the folder of its workfiles."""

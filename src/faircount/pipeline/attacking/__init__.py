"""The parts of an attack: what is asked, tables as one cross, answers as one system, and the report."""

"""The steps of an audit of a mark: strata and records in, workfiles out; workfiles in, completeness out."""

"""Answering a request: what is counted, what is tied to what, what may leave, and the papers that go with it."""

"""The acceptance language: given, when, then. One parser and one set of expectations for every way of running."""

"""What follows: `derive` and `may`, pure functions from events to clocks, faults, fines and duties."""

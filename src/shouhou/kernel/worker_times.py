"""How long a worker may be silent. Standard library only: who supervises the worker asks too."""

HEARTBEAT = 5  # seconds between two signs of life
PATIENCE = 15  # seconds that running jobs get to finish when the worker is asked to stop; it gives no sign meanwhile
STALLED = PATIENCE + 2 * HEARTBEAT  # seconds after which a silent worker counts as dead

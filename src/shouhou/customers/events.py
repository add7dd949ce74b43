"""What customers tell the contexts above: reactions take `merge_id` (timeline/events.py says how they listen)."""

MERGED = "customer.merged"  # one customer went into another, or came out again: rows follow

"""What tests of every context share."""

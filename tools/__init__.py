"""Programs that build and check the product; none of them is part of it."""

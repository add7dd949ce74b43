"""The demo organisation: a furnace maker with three branches, made once on an empty database, with a clock to play with."""

"""The demo organisation: a furnace maker with two branches, made once on an empty database, with a clock to play with."""

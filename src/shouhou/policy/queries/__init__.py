"""Reading policy: adoptions and stored packs from the database, everything else from the packs in memory."""

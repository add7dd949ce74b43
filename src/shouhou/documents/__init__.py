"""Documents owns the printed forms: templates, fonts, rendering."""

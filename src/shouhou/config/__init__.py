"""Configuration: settings, addresses, the API and the processes' entry points. It knows every context; none knows it."""

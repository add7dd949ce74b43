"""The site shell: what every page has around its subject, and the components that pages are made of."""

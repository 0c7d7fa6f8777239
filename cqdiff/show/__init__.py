"""Ways of showing: JSON, terminal, CSV."""

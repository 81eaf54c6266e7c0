"""Images as they come in: whole, upright, and with nothing in them but the picture."""

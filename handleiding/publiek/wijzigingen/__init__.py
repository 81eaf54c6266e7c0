"""What changed in a handbook and why, for who read it before: a page, a feed, and what a print says of itself."""

"""What a reader meets."""

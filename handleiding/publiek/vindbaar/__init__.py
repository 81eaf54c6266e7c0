"""What machines ask of a host: which pages there are, what they may read, whom to tell about a weakness."""

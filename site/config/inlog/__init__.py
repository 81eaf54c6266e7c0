"""Who gets in: log-in with a password or a municipality's own account, and a second factor."""

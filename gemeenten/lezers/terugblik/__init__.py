"""What stood online on a day: for who answers for it."""

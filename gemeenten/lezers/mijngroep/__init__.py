"""Where a participant lands after the log-in: their editions, the next session of each group, and what is internal."""

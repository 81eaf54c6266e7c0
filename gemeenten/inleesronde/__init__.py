"""Reading the handbook in, and in again: what the book said last time, what it says now, what the core says."""

"""Links in public text that lead nowhere: found by and by, told to who writes that text."""

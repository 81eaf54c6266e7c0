"""The walls between editions: who sees and touches what in the CMS, and which files are public."""

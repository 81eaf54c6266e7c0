"""What a document says of people beside its text: who made it, who changed it, who remarked; and a copy without."""

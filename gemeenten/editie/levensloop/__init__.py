"""What happens to an edition after it was made: a new name, the archive, another installation, the end.

Each is one function that checks first, then acts and logs, all or nothing. Only the kernredactie may.
All raise PermissionDenied or ValidationError, in Dutch.
"""

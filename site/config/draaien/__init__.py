"""What a running process needs: log lines that can be traced, a guarded cache, mail that waits, the planned job."""

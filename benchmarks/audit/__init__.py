"""What the audit log costs a question about people."""

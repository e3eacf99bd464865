"""The commands of `govhub`, one module each; a new one is added to the list in server/cli.py."""

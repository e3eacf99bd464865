"""How the hub runs: the application, its settings, its health, its logs, and the `govhub` command."""

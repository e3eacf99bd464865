"""What follows from facts: pure functions that see only the model."""

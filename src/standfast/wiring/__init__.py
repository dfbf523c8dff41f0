"""The one place that joins ports to what implements them, and Django's settings."""

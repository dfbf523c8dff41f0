"""What a person does or asks, one file for each; the ports to the world outside the core stand in ``ports``."""

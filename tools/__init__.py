"""What builds, checks and measures Standfast; none of it is part of the program."""

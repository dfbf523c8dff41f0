"""Making the fonts that ship with the program."""

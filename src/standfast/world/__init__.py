"""Everything outside the program. Today: the typesetter. Each file opens one door and implements one port."""

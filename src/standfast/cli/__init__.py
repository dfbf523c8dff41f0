"""The commands. Each is one file in ``commands/``: it reads its arguments, calls one action, and shows one answer."""

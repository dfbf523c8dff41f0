"""One file a command. Each has ``arguments(parser, words)`` and ``run(args, face) -> exit code``."""

"""The page that needs no installation, built from the same data as everything else: one file, no server behind it."""

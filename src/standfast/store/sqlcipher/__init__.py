"""Django's SQLite backend over SQLCipher: the same database, every page encrypted and authenticated on the disk."""

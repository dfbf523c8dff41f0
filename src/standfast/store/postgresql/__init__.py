"""Django's PostgreSQL backend with what a journal counts on said anew on every connection."""

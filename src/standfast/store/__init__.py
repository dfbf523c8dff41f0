"""Where journals lie: Django models over an encrypted SQLite file, and the journal's calls on top of them.

The actions speak to it through ``actions.ports``; only ``wiring`` imports it. It sees ciphertext and commitments, never
a body. ``setup.open_database`` opens a file; ``journal_store.DjangoJournalStore`` speaks for it.
"""

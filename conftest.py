"""Starts Django once for every test run: doctests import each module, and models can be imported only after that."""

from standfast.store.setup import start_django

start_django()

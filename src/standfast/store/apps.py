"""The Django app ``store``: its name and its label, which tables and migrations are called after."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Named so that tables are ``store_…`` whatever the package is called."""

    name = "standfast.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

"""The page that needs no installation: plain JavaScript, styles, a frame. ``standfast.page`` builds one file of it."""

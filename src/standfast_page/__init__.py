"""The page that needs no installation: plain JavaScript, styles and a frame. ``standfast.page`` builds one file of it."""

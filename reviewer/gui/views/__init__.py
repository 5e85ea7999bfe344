"""Views that stand beside the window: each takes plain objects of the core and speaks by signals."""

"""From lines to blocks: what role each run of lines plays, and which piece goes on with which."""

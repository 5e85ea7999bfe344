"""What the window's actions do, a module for each menu; `do_<id>` is the action with that id in `gui.actions`."""

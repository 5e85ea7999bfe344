"""The issue's text in the window: shown, marked, edited."""

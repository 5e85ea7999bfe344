"""The findings of the issue in the window: a list in groups, filters, the current one's card."""

"""A folder of pages to look at: an overview with charts, and each issue with its findings in place."""

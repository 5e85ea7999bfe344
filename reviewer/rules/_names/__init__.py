"""What `inconsistent-name` looks at: firms and bodies, persons, persons behind a title, short names; `slip` is common to all."""

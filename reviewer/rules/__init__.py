"""One module a rule; `registry` finds them."""

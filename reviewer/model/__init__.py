"""Frozen values that flow through the program; no logic beyond their own invariants."""

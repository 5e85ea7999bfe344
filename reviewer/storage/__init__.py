"""Files in and out, without losing a byte."""

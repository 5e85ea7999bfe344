"""Terms that are right, known wrong forms, and lookup of near misses."""

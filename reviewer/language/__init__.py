"""Evidence about characters, words and running text. Knows no rule."""

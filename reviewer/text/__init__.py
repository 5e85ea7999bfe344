"""Text as such: decoding, offsets, normal forms, difference. Knows neither issues nor rules."""

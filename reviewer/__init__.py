"""Review and correct OCR'd Chinese newspaper text."""

__version__ = "0.1.0"

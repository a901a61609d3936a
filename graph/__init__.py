"""Cablegraph: from news and cables to a knowledge graph of dealings between governments."""

__version__ = "0.1.0"

"""Turn a conversation into an argument graph and explore it in the browser."""

__version__ = "0.1.0"

"""Files of any kind become SourceText: one reader a format, chosen by content first and by name second."""

from gangmu.read.file import read, read_bytes

__all__ = ["read", "read_bytes"]

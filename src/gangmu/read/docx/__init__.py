"""Word 文档: ``.docx`` as WPS and Word write it."""

from gangmu.read.docx.body import compose_file

__all__ = ["compose_file"]

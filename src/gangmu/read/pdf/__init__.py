"""PDF 文档: files with a text layer; lines rejoined into paragraphs, tables recovered, heads and feet dropped."""

from gangmu.read.pdf.document import compose_file

__all__ = ["compose_file"]

"""网页: the text of a government page, its surroundings left out."""

from gangmu.read.html.page import compose_file

__all__ = ["compose_file"]

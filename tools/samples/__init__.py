"""The demonstration documents: their words in text/, and what sets them as Word, PDF, web page and wrapped text."""

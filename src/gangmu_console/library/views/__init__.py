"""The pages of the library: upload, reader, review, publishing, search."""

"""工具箱: what all pages share: resources, lists, exports, permissions."""

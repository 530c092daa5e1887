"""The pages of 测: one target, one indicator, reporting, importing."""

"""The rules of the house, each a test that fails when it is forgotten (docs/decisions/0001)."""

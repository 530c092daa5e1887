"""Tests of Gangmu: they mirror src/, each name is a claim; tests/house holds the rules of the house."""

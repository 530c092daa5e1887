"""Tests of the registries."""

"""Gangmu 纲目: policy documents compiled into targets, tasks, directives and measures."""

__version__ = "0.1.0"

"""控: screening of projects and what follows from a verdict."""

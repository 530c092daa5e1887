"""The pages of people: signing in and out, password, language."""

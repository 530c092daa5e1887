"""What ``gangmu compile`` shows to people: a well-set gazette of three-rule tables."""

"""配置: how the console is wired: where its data lie, which database, which apps, how people sign in."""

"""命令: what the console adds to ``gangmu`` on the command line."""

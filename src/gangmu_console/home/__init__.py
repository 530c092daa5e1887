"""总览: the dashboard and the search over everything."""

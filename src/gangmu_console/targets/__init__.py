"""测: indicators, observations, where targets stand."""

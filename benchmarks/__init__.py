"""Throughput of the tool chain, beside peers and floors in the same run: `make bench`."""

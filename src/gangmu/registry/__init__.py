"""登记簿: regions, organisations, industries, products, indicators, units: names to codes and back, from data files."""

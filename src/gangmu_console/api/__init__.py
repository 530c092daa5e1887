"""接口: the OpenAPI over the same resources."""

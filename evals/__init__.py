"""Measures the assistant: benchmarks over the production code."""

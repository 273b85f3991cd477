"""Dates counted by statutory rules."""

"""Answers questions from an index, in words lifted from it, each with its place."""

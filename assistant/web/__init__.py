"""The HTTP edge: the interface for programs and the pages."""

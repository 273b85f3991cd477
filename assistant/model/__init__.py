"""The optional language model, whose every sentence is proved like the others."""

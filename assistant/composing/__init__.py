"""The answer: which statements, how they read, and the proof of each sentence."""

"""What a message gets in view of what was found for it: an answer, a question back, or word that it is not held."""

"""What a message asks: its parts, its words, what came before it."""

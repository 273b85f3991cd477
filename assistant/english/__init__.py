"""English words: how they are spelt, which carry meaning, and what the glossary makes of them."""

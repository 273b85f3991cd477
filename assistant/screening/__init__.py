"""What a message is before it is searched: danger, misuse, personal details, language."""

"""What the archive knows of the Arabic language. Standard library only; imports nothing of the project."""

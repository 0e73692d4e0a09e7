"""The settings of a project: what they are, where they are written, and what is wrong with them."""

"""Records made comparable: statements, the vocabulary, positions and blocks, and what builds them."""

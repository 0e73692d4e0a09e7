"""How two positions stand to each other, which pairs are worth a look, and what makes one finding of them."""

"""Floor 0: time, amount, text, hedging, names, pointers. Values know nothing of records."""

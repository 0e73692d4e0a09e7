"""Floor 0: time, amount, text, hedging, names, place. Values know nothing of records."""

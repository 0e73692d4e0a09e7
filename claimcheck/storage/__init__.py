"""Below the verbs: safe opening and writing, the strict reader, locating, escaping."""

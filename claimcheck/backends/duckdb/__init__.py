"""The DuckDB engine: millions of claims become rows in DuckDB, and the few that matter are read again."""

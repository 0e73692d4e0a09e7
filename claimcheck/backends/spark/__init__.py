"""The engine for what one machine is too small for, or too slow: PySpark."""

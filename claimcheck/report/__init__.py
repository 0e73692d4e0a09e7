"""The conflict report: what disagrees, told for the editor who decides, as one HTML file or as Markdown."""

"""What news English says about certainty: hedges, plans, denials, and whose words they are."""

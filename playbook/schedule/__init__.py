"""When a list is due: rules, campaigns, working days, and the words for them."""

"""Words for readers, and the tables that hold them."""

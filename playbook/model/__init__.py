"""The vocabulary of the data, as strict models."""

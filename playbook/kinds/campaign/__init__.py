"""Campaigns and holidays to sell at."""

"""Onboarding paths."""

"""Reviewers' decisions: what a human says about a row, kept apart from the report it is about."""

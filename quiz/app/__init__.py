"""Joins decks, log, grader and screen for one purpose each.

Nothing is imported here: every command loads only what it needs.
"""

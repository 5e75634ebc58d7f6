"""A deck's own tests: what it states about its formulas is worked out and compared.

One rule a module. Each takes functions as decks have them and returns
`Diagnostic`s; the numbers decide, as they do for a learner's answer.
"""

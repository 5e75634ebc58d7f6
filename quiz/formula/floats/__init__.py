"""What a learner's own tree does in the formats of machine learning."""

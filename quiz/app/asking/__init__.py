"""How the learner answers: one module for each manner of answering."""

"""Proofs that an answer equals the truth everywhere, where one is found."""

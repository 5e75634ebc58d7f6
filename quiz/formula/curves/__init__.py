"""Curves: pieces, jumps, asymptotes, and the gap between two of them."""

"""Values: exact numbers and balls at points, breakpoints, derivatives, comparison."""

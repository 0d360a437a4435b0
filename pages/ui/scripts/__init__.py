"""What turns an experiment into a script of plain NumPy that a learner takes away."""

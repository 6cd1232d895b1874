"""An article as a Word file that colleagues read, correct and comment."""

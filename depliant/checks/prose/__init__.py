"""The plain words of an article, each with its place: what rules about language look at."""

"""The last touch on a typeset PDF: what it says of itself, its tags, its gradients."""

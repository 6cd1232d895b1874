"""One edition through every stage → Proof; the processes it happens in."""

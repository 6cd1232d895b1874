"""Many editions: request, plan, reuse, build, cleaning."""

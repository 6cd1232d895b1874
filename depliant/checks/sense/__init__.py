"""What words mean to a reader, as far as a machine is sure: read by the rules of safety."""

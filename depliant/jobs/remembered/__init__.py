"""What the checks found in sources, kept in the out folder for a build that changes nothing."""

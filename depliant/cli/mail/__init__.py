"""The command line of mail: a message as a file, the outbox."""

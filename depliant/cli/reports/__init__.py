"""How a report is told: in words, or as JSON, JUnit or SARIF for other programs."""

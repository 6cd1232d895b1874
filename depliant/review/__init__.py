"""Who answers for a text: approval, stamps, differences."""

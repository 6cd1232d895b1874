"""Pictures: what people bring → safe bytes, in the hospital's colours, no larger than printed."""

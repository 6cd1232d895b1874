"""Paper and fold, as data: formats.yaml and its model, options, sheets, geometry."""

"""depliant, the patient leaflet press: article → Content → HTML → Pages → sheets, checked."""

__version__ = "0.1.0"

"""Lengths: the trade measures paper in mm and type in pt (72 to the inch), the engine in CSS px
(96 to the inch)."""

from __future__ import annotations

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0
PX_PER_INCH = 96.0

PT_PER_MM = PT_PER_INCH / MM_PER_INCH
MM_PER_PT = MM_PER_INCH / PT_PER_INCH
MM_PER_PX = MM_PER_INCH / PX_PER_INCH
PT_PER_PX = PT_PER_INCH / PX_PER_INCH

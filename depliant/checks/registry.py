"""All checks, in the order in which their findings are told."""

from __future__ import annotations

from depliant.checks import (
    Check,
    approval,
    file_size,
    fonts,
    glyphs,
    inside_the_page,
    page_breaks,
    page_count,
    placeholders,
    plain_markdown,
    press_ready,
    print_setup,
    readable_text,
    required_sections,
    resources,
    review_date,
    text_complete,
    text_over_text,
    type_size,
    unique_code,
)

CHECKS: tuple[Check, ...] = (
    *unique_code.CHECKS,
    *review_date.CHECKS,
    *approval.CHECKS,
    *required_sections.CHECKS,
    *placeholders.CHECKS,
    *plain_markdown.CHECKS,
    *page_count.CHECKS,
    *page_breaks.CHECKS,
    *text_complete.CHECKS,
    *readable_text.CHECKS,
    *inside_the_page.CHECKS,
    *text_over_text.CHECKS,
    *type_size.CHECKS,
    *glyphs.CHECKS,
    *resources.CHECKS,
    *fonts.CHECKS,
    *print_setup.CHECKS,
    *press_ready.CHECKS,
    *file_size.CHECKS,
)

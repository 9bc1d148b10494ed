"""Whether a page can be read by everybody: axe, no sideways scroll, targets large enough."""

from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL


def faults(page):
    """Return what axe finds in a page, how far it is too wide, and targets that are too small."""
    page.evaluate("document.querySelectorAll('.view details').forEach((it) => { it.open = true; })")
    page.evaluate(AXE)
    too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    wide = [f"{too_wide} px too wide"] if too_wide > 0 else []
    return [*page.evaluate(RUN_AXE, RULES), *wide, *page.evaluate(TOO_SMALL)]

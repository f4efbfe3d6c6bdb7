"""Pages as a browser prints them: on few sheets, none of them but the last half empty."""

from __future__ import annotations

import pypdfium2
import pytest

from faircount.writers.site import write_site
from tests.lib.sample_site import sample_site


@pytest.mark.parametrize("path", ["areas/cleveland.html", "index.html"])
def test_a_page_prints_on_six_sheets_and_leaves_none_but_the_last_half_empty(browser, tmp_path, path):
    write_site(sample_site(), tmp_path)
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.goto((tmp_path / path).as_uri())
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    assert len(sheets) <= 6
    for place in range(len(sheets) - 1):
        # What stands above the foot of the sheet, measured from its lower edge.
        lowest = min(item.get_bounds()[1] for item in sheets[place].get_objects() if item.get_bounds()[1] > 50)
        assert lowest < sheets[place].get_height() / 2, f"sheet {place + 1}"

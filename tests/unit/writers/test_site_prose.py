"""Prose on a page: escaped, figures kept together, links relative."""

from __future__ import annotations

import pytest

from faircount.briefing.parts import Link, Strong
from faircount.writers.site_prose import SitePlace, keep


def test_whatever_a_source_wrote_stays_words():
    wicked = ("<script>", Link("a & b", 'findings.html"><b>'), Strong("<i>"))
    written = SitePlace("areas/kent.html").prose(wicked)
    assert "<script>" not in written
    assert "<b>" not in written
    assert "<i>" not in written
    assert 'href="../findings.html&#34;&gt;&lt;b&gt;"' in written


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("findings.html", "../findings.html"),
        ("#sources", "#sources"),
        ("https://example.org/", "https://example.org/"),
        ("tel:999", "tel:999"),
    ],
)
def test_addresses_are_relative_to_the_page(target, written):
    assert SitePlace("areas/kent.html").href(target) == written


def test_a_sum_and_a_name_of_ages_never_part():
    assert keep("55 + 145 = 200") == "55 +\xa0145\xa0=\xa0200"
    assert keep("all under-18s < 5") == 'all <span class="tied">under-18s</span> &lt;\xa05'

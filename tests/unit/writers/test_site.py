"""The site as files: complete, well formed, the same bytes twice, and every link with an end."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from faircount.briefing.parts import Notice, Severity
from faircount.errors import BadProject
from faircount.vocabulary.helplines import HELPLINES
from faircount.writers.site import site_files, write_site
from faircount.writers.site_pages import pages_of
from faircount.writers.site_templates import render
from tests.lib.sample_area import STATUS
from tests.lib.sample_site import cleveland, sample_site

KINDS = (
    "index.html",
    "areas.html",
    "areas/cleveland.html",
    "areas/london-city-of.html",
    "findings.html",
    "findings/cleveland-1.html",
    "articles.html",
    "articles/cleveland-online-offences.html",
    "how-it-is-made.html",
    "corrections.html",
    "404.html",
)


@pytest.fixture(scope="module")
def site():
    return sample_site()


@pytest.fixture(scope="module")
def small(site):
    """The same site with four areas, for tests that do not follow links."""
    return replace(site, areas=site.areas[3:7])


@pytest.fixture(scope="module")
def written(site):
    return site_files(site)


@pytest.fixture(scope="module")
def trees(written):
    return {path: html.fromstring(letters.decode()) for path, letters in written.items() if path.endswith(".html")}


def words_of(tree):
    return " ".join(" ".join(tree.itertext()).split())


def test_there_is_a_page_for_each_of_43_areas_and_each_kind(written):
    assert sum(path.startswith("areas/") for path in written) == 43
    assert set(KINDS) <= set(written)


def test_the_same_content_gives_the_same_bytes_and_nothing_is_written_twice(small, tmp_path):
    wanted = site_files(small)
    assert site_files(replace(small)) == wanted
    assert len(write_site(small, tmp_path)) == len(wanted)
    assert write_site(small, tmp_path) == []
    (tmp_path / "areas/cleveland.html").write_text("changed", encoding="utf-8")
    assert write_site(small, tmp_path) == [tmp_path / "areas/cleveland.html"]


def test_what_is_no_longer_meant_is_taken_away_but_what_is_named_or_lies_elsewhere_stays(small, tmp_path):
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write_site(small, site)
    elsewhere.mkdir()
    (elsewhere / "kept.csv").write_text("kept", encoding="utf-8")
    (site / "articles/linked").symlink_to(elsewhere, target_is_directory=True)
    (site / "files").mkdir()
    for name in ("areas/atlantis.html", "files/figures.csv", "files/atlantis.csv"):
        (site / name).write_text("old", encoding="utf-8")
    write_site(replace(small, beside=frozenset({"files/figures.csv"})), site)
    assert [name for name in ("areas/atlantis.html", "files/atlantis.csv", "files/figures.csv") if (site / name).exists()] == [
        "files/figures.csv"
    ]
    assert (elsewhere / "kept.csv").exists()


def test_every_page_has_the_parts_that_every_page_has(trees):
    for path, tree in trees.items():
        assert tree.get("lang") == "en-GB", path
        assert tree.findtext(".//title").endswith("faircount"), path
        assert len(tree.findall(".//h1")) == 1, path
        links = [link for link in tree.iter("a") if link.get("href")]
        assert links[0].get("class") == "skip", path
        assert links[1].get("class") == "exit", path
        assert links[1].get("rel") == "nofollow noreferrer", path
        shown = words_of(tree).replace("\xa0", " ")
        assert all(line.number in shown for line in HELPLINES), path
        ids = [node.get("id") for node in tree.iter() if node.get("id")]
        assert len(ids) == len(set(ids)), path


def test_every_link_inside_the_site_has_an_end(trees, written):
    anchors = {path: {node.get("id") for node in tree.iter() if node.get("id")} for path, tree in trees.items()}
    for path, tree in trees.items():
        folder = path.rpartition("/")[0]
        for node in tree.iter("a", "link", "script", "form"):
            target = node.get("href") or node.get("src") or node.get("action") or ""
            if re.match(r"https?:|tel:|mailto:", target):
                continue
            place, _, anchor = target.partition("#")
            goal = _resolve(folder, place.partition("?")[0]) if place else path
            # Downloads come from other writers, and three findings of the sample have no page of their own.
            if (
                goal.startswith("files/")
                or "/sample-" in goal
                or goal in ("findings/cleveland-2.html", "findings/cleveland-3.html")
            ):
                continue
            assert goal in written, f"{path} leads to {target}"
            assert not anchor or anchor in anchors[goal], f"{path} leads to {target}"


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = [part for part in folder.split("/") if part]
    for step in target.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def test_nothing_is_fetched_from_elsewhere(trees, written):
    for path, tree in trees.items():
        fetched = [node.get("src") for node in tree.iter("img", "script", "iframe", "source")]
        fetched += [node.get("href") for node in tree.iter("link")]
        assert not [address for address in fetched if address and "//" in address], path
        assert not tree.xpath("//*[@style or @onclick or @onload]"), path
    assert b"http" not in written["static/faircount.css"]
    assert b"http" not in written["static/exit.js"]


def test_an_areas_page_says_what_it_says_in_title_chart_table_and_words(trees):
    shown = words_of(trees["areas/cleveland.html"])
    for figure in ("1.92 to 3.66", "2.6 times as many", "0.85 to 1.04", "15% fewer to 4% more", "Comparability: C", "247"):
        assert figure in shown, figure
    assert shown.count("3,903") >= 3


def test_an_area_without_an_answer_stands_on_official_counts(trees):
    tree = trees["areas/london-city-of.html"]
    shown = words_of(tree)
    assert "No figure is held" in shown
    assert "We compared 11 figures and found none that disagree." in shown
    assert tree.xpath("//div[@class='gap']//*[@stroke-dasharray]")
    assert not tree.xpath("//*[@id='explain' or @id='quote']")
    listed = [link.get("href") for link in tree.xpath("//nav[@class='on-page']//a")]
    assert set(listed) == {"#series", "#comparison", "#findings", "#sources", "#download"}


def test_a_chart_to_take_away_holds_its_own_letters(written):
    chart = written["charts/cleveland-change.svg"].decode()
    assert "data:font/woff2;base64," in chart
    assert "Online offences rose by more than chance" in chart
    assert "<title" in chart
    assert len(chart) < 60_000
    assert not any(path.startswith("static/fonts/chart-") for path in written)
    assert any(path.startswith("static/fonts/OFL-") for path in written), "the licence of the faces goes with them"


def test_what_is_to_be_pasted_and_quoted_has_whole_addresses_where_one_is_stated_and_says_so_where_not(small):
    whole = replace(small, publisher="a charity", address="https://f.example.org", lasting="https://f.example.org/versions/1.0.0")
    for site, picture, cited, said in (
        (whole, "https://f.example.org/versions/1.0.0/charts/", "https://f.example.org/areas/cleveland.html", "comes from"),
        (small, "cleveland-", "Add the address at which you read it", "asks no other site"),
    ):
        page = html.fromstring(site_files(site)["areas/cleveland.html"])
        pasted = [html.fromstring(one.text_content()) for one in page.xpath("//details[contains(@class, 'embed')]//pre")]
        assert pasted
        for one in pasted:
            (image,) = one.xpath(".//img")
            assert image.get("src").startswith(picture)
            assert (image.get("referrerpolicy") == "no-referrer") is (site is whole)
            assert one.xpath(".//figcaption//a/@href") == [cited] * (site is whole)
        assert cited in page.xpath("string(//*[contains(@class, 'cite-as')])")
        assert said in page.xpath("string(//details[contains(@class, 'embed')]//p)")


def test_states_that_are_rare_are_said_in_the_band(small):
    notice = Notice("Corrected 1 December 2026", ("Offences in 2016/17: 770 before, 772 now. A cell was misread.",))
    area = replace(cleveland(), notice=notice, status=replace(STATUS, state="Corrected", version="1.0.1"))
    page = site_files(replace(small, areas=(area,), preview="Preview for A. Reader, until 9:30am"))[
        "areas/cleveland.html"
    ].decode()
    assert '<div class="notice" role="note">' in page
    assert "770 before, 772 now" in page
    assert "version 1.0.1" in page
    assert "Preview for A. Reader" in page


def test_content_that_would_leave_a_link_without_its_end_is_refused(site):
    with pytest.raises(BadProject, match=r"contact\.html"):
        site_files(replace(site, pages=site.pages[:-1]))
    with pytest.raises(BadProject, match="own slug"):
        site_files(replace(site, areas=(*site.areas, site.areas[0])))


def test_of_a_long_list_the_country_shows_what_is_more_than_worth_asking_severest_first(small):
    every = small.national.findings
    asked = next(card for card in every if card.tag.severity is Severity.ASK)
    many = (*every, *(replace(asked, slug=f"asked-{number}") for number in range(9)))
    shown = html.fromstring(site_files(replace(small, national=replace(small.national, findings=many)))["index.html"].decode())
    [listed] = shown.xpath("//*[@id='findings']")
    tags = [words_of(tag) for tag in listed.xpath(".//*[starts-with(@class, 'tag ')]")]
    assert tags == ["Impossible together", "Does not add up", "Very unlikely", "Very unlikely", "Wrong percentage"]
    assert f"All {len(many)} findings" in words_of(listed)
    whole = html.fromstring(site_files(small)["index.html"].decode()).xpath("//*[@id='findings']//*[starts-with(@class, 'tag ')]")
    assert [words_of(tag) for tag in whole] == [*tags[:4], "Worth asking", tags[4]]


def test_a_site_with_next_to_nothing_still_stands(site):
    bare = replace(
        site,
        areas=(
            replace(
                cleveland(), **dict.fromkeys(("change", "gap", "explanations", "tipping", "series", "funnel", "missing", "made"))
            ),
        ),
        findings=(),
        articles=(),
        national=replace(site.national, series=None, totals=None, coverage=None, findings=(), points=site.national.points[3:]),
    )
    shown = html.fromstring(site_files(bare)["findings.html"].decode())
    assert "Cleveland" in words_of(shown), "a finding on an area's page is listed even without a page of its own"
    assert "No article has been checked" in site_files(bare)["articles.html"].decode()


def test_no_page_uses_words_that_judge(trees):
    for path, tree in trees.items():
        shown = words_of(tree).lower()
        assert not re.findall(r"\b(?:soared|soaring|worst force|significant(?:ly)?|plummet\w*)\b", shown), path


def test_a_shared_link_to_a_finding_or_the_country_shows_its_picture_where_one_was_made():
    site = replace(sample_site(), address="https://example.org")
    slug = site.findings[0].card.slug
    pages = {page.path: page for page in pages_of(site)}
    finding = pages[f"findings/{slug}.html"]
    assert "og:image" not in render(finding, site)
    made = replace(site, beside=frozenset({f"charts/{slug}-card.png"}))
    assert f'og:image" content="https://example.org/charts/{slug}-card.png"' in render(finding, made)
    card = next(area.card for area in site.areas if area.card)
    whole = replace(site, national=replace(site.national, card=replace(card, stem="england-and-wales-card")))
    front = next(page for page in pages_of(whole) if page.path == "index.html")
    made = replace(whole, beside=frozenset({"charts/england-and-wales-card.png"}))
    assert 'og:image" content="https://example.org/charts/england-and-wales-card.png"' in render(front, made)
    assert 'id="latest"' in render(front, made)

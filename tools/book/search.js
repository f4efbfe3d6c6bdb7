// Narrows the list of pages to those that hold every word; without it the list is whole.
"use strict";
const ask = document.getElementById("ask");
const words = document.getElementById("words");
const found = document.getElementById("found");
const pages = [...document.querySelectorAll("#pages > li")];

function narrow() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const page of pages) {
    const title = page.firstElementChild.textContent.toLowerCase();
    const told = `${title} ${page.dataset.words}`;
    page.hidden = !wanted.every((word) => told.includes(word));
    shown += page.hidden ? 0 : 1;
    for (const head of page.querySelectorAll("ul > li")) {
      const named = head.textContent.toLowerCase();
      head.hidden = wanted.length > 0 && !wanted.some((word) => named.includes(word));
    }
  }
  found.textContent = wanted.length ? `${shown} of ${pages.length} pages` : "";
}

ask.hidden = false;
words.addEventListener("input", narrow);
narrow();

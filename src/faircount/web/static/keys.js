// Keys for a long afternoon: numbers choose, Enter decides, J and K go on and back. Nothing here is needed.
"use strict";
(() => {
  const line = document.querySelector(".keys"), form = document.querySelector(".decide form");
  if (!line || !form) return;
  const toggle = line.querySelector("button");
  let on = localStorage.getItem("review-keys") !== "off";
  const show = () => { toggle.textContent = on ? "Turn keys off" : "Turn keys on"; };
  toggle.addEventListener("click", () => { on = !on; localStorage.setItem("review-keys", on ? "on" : "off"); show(); });
  line.hidden = false;
  show();
  const follow = (selector) => { const link = document.querySelector(selector); if (link) link.click(); };
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, a, button, summary")) return;
    if (event.target.matches("input") && event.target.type !== "radio") return;
    const choices = form.querySelectorAll("input[type=radio]"), number = "123456789".indexOf(event.key);
    if (event.key.length === 1 && number >= 0 && choices[number]) { choices[number].checked = true; choices[number].focus(); }
    else if (event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
    else if (event.key === "j") follow("a[rel=next]");
    else if (event.key === "k") follow("a[rel=prev]");
    else if (event.key === "o") follow("a.whole");
  });
})();

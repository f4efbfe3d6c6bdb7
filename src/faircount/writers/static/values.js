// What a dot or a year of a drawing says, in the line under it: for whoever points, touches, or goes along by arrow keys.
// Without a script the browser's own hint names what is pointed at, and the table under the drawing has all of it.
(function () {
  "use strict";
  var NEAR = 24, SVG = "http://www.w3.org/2000/svg";

  function middle(box) { return [box.left + box.width / 2, box.top + box.height / 2]; }
  function follow(line) {
    var drawn = line.previousElementSibling, first = line.textContent, now = "";
    function shown() {
      return Array.prototype.filter.call(drawn.querySelectorAll("svg"), function (one) { return one.getClientRects().length; })[0];
    }
    function marks() {
      var found = Array.prototype.map.call(shown().querySelectorAll("circle > title, rect > title"), function (title) {
        return { shape: title.parentNode, words: title.textContent, at: middle(title.parentNode.getBoundingClientRect()) };
      });
      return found.sort(function (one, other) { return one.at[0] - other.at[0] || one.at[1] - other.at[1]; });
    }
    function clear() { drawn.querySelectorAll(".pointed").forEach(function (ring) { ring.remove(); }); }
    function ring(shape) {
      var made = shape.cloneNode(false);
      ["fill", "stroke", "stroke-width"].forEach(function (name) { made.removeAttribute(name); });
      if (made.tagName === "circle") made.setAttribute("r", Number(shape.getAttribute("r")) + 4);
      made.setAttribute("class", "pointed");
      shape.ownerSVGElement.appendChild(made);
    }
    function tell(all, place) {
      var mark = all[place];
      if (!mark) return;
      clear();
      ring(mark.shape);
      now = line.textContent = mark.words;
      line.setAttribute("aria-valuemax", all.length);
      line.setAttribute("aria-valuenow", place + 1);
      line.setAttribute("aria-valuetext", mark.words);
    }
    function under(event) {
      var all = marks(), best = -1, least = NEAR;
      all.forEach(function (mark, place) {
        if (mark.shape === event.target) { best = place; least = -1; }
        if (mark.shape.tagName !== "circle") return;
        var away = Math.hypot(mark.at[0] - event.clientX, mark.at[1] - event.clientY);
        if (away < least) { best = place; least = away; }
      });
      if (best >= 0 && all[best].words !== now) tell(all, best);
    }
    line.tabIndex = 0;
    line.setAttribute("role", "slider");
    line.setAttribute("aria-label", line.dataset.label);
    line.setAttribute("aria-valuemin", 1);
    line.setAttribute("aria-valuemax", marks().length);
    line.setAttribute("aria-valuenow", 1);
    line.setAttribute("aria-valuetext", first);
    line.classList.add("on");
    line.addEventListener("keydown", function (event) {
      var all = marks(), at = all.findIndex(function (mark) { return mark.words === now; });
      var to = { ArrowLeft: Math.max(at - 1, 0), ArrowDown: Math.max(at - 1, 0), ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      tell(all, Math.min(to, all.length - 1));
    });
    line.addEventListener("blur", clear);
    drawn.addEventListener("pointermove", under);
    drawn.addEventListener("pointerdown", under);
    drawn.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse" && document.activeElement !== line) clear(); });
  }
  document.querySelectorAll(".values").forEach(follow);
})();

// The list of findings by area, year and kind. Without a script the page has the same as three lists of links.
(function () {
  "use strict";
  var form = document.querySelector("form.filter");
  if (!form) return;
  var rows = Array.prototype.slice.call(document.querySelectorAll(".found tbody tr"));
  var said = form.querySelector("output");
  var names = ["area", "year", "kind"];
  var asked = new URLSearchParams(location.search);
  names.forEach(function (name) {
    var box = form.elements[name];
    var wanted = asked.get(name);
    if (wanted && Array.prototype.some.call(box.options, function (one) { return one.value === wanted; })) box.value = wanted;
  });
  function show() {
    var shown = 0;
    rows.forEach(function (row) {
      var fits = names.every(function (name) {
        var wanted = form.elements[name].value;
        return !wanted || row.getAttribute("data-" + name).split("|").indexOf(wanted) >= 0;
      });
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    said.textContent = shown + " of " + rows.length + (rows.length === 1 ? " finding" : " findings");
  }
  function keep() {
    var query = new URLSearchParams();
    names.forEach(function (name) { if (form.elements[name].value) query.set(name, form.elements[name].value); });
    var words = query.toString();
    try { history.replaceState(null, "", words ? "?" + words : location.pathname); } catch (error) { /* a page opened from a disk */ }
    show();
  }
  form.addEventListener("change", keep);
  form.addEventListener("reset", function () { setTimeout(keep, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.classList.add("on");
  document.querySelector(".by-hand").classList.add("off");
  show();
})();

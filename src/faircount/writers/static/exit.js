// Exit this page works as a plain link. This makes it quicker: no way back in the history of this tab, the page blank at once,
// and Shift pressed three times within five seconds does the same. The search finds an area without a second page.
(function () {
  "use strict";
  var exit = document.querySelector(".exit");
  var presses = [];
  function leave(event) {
    if (event) event.preventDefault();
    document.title = "";
    document.body.hidden = true;
    window.location.replace(exit.href);
  }
  if (exit) {
    exit.addEventListener("click", leave);
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift") { presses = []; return; }
      var now = Date.now();
      presses = presses.filter(function (time) { return now - time < 5000; }).concat(now);
      if (presses.length === 3) leave();
    });
  }

  var list = document.querySelector(".a-to-z");
  var form = document.querySelector(".search");
  function plain(text) { return text.toLowerCase().replace(/&/g, "and").replace(/[^a-z0-9]+/g, " ").trim(); }
  function named(wanted, exactly) {
    return Array.prototype.filter.call(list.children, function (item) {
      return item.dataset.names.split("|").some(function (name) {
        return exactly ? plain(name) === wanted : plain(name).indexOf(wanted) >= 0;
      });
    });
  }
  function find(text) {
    var wanted = plain(text);
    var found = named(wanted, true);
    if (!found.length) found = named(wanted, false);
    if (wanted && found.length === 1) { window.location.href = found[0].querySelector("a").href; return true; }
    var none = document.querySelector(".no-match");
    if (none) none.hidden = !wanted || found.length > 0;
    Array.prototype.forEach.call(list.children, function (item) {
      item.hidden = Boolean(none) && found.length > 0 && found.indexOf(item) < 0;
    });
    return Boolean(none);
  }
  if (form && list) {
    form.addEventListener("submit", function (event) { if (find(form.q.value)) event.preventDefault(); });
    var asked = new URLSearchParams(window.location.search).get("q");
    if (asked) { form.q.value = asked; find(asked); }
  }
})();

// Exit this page works as a plain link. This makes it quicker: no way back in the history of this tab, the page blank at once,
// and Shift pressed three times within five seconds does the same.
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
})();

// Looks again while work goes on behind the page. Nothing here is needed: the page has a link that does the same.
"use strict";
if (document.querySelector("[data-going]")) setTimeout(() => location.reload(), 2000);

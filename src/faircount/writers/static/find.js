// Finds the force of a place, and parts of this site, from lists that came with the page: nothing that is typed leaves it.
// Exact names come first, then names that begin so, then near misses.
(function () {
  "use strict";
  var MOST = 8, form = document.querySelector(".find"), results = document.querySelector(".results");
  var found = document.getElementById("found"), list = results.querySelector(".places");
  var onSite = results.querySelector(".on-site"), parts = results.querySelector(".parts");
  var index = JSON.parse(document.getElementById("find-index").textContent);
  var POSTCODE = /^(gir ?0aa|[a-z]{1,2}\d[a-z\d]?( ?\d[a-z]{2})?)$/i;
  var BODY = / (?:(?:city|borough|district|county|metropolitan|unitary) )*(?:council|police force|police|constabulary|force|town|city|county)$/;

  function plain(text) {
    return text.toLowerCase().replace(/&/g, " and ").normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").replace(/[^a-z0-9]+/g, " ")
      .trim().replace(/^the /, "").replace(/\bsaint\b/g, "st");
  }
  function entry(name, kind, forces, also) {
    return { name: name, kind: kind, forces: forces, keys: [name].concat(also || []).map(plain) };
  }
  function known() {
    var all = Object.keys(index.areas).map(function (code) {
      return entry(index.areas[code][0], "force area", [code], index.areas[code][3]);
    });
    index.wider.forEach(function (one) { all.push(entry(one[0], one[1] === "group" ? "group of forces" : one[1], one[2])); });
    (window.faircountPlaces || "").split("\n").forEach(function (line) {
      var cells = line.split("\t");
      (cells[2] || "").split("|").filter(Boolean).forEach(function (names) {
        var each = names.split("=");
        all.push(entry(each[0], index.kinds[cells[0]], cells[1].split(" "), each.slice(1)));
      });
    });
    return all;
  }
  var all = known();

  // Letters to change, add, leave out or swap, to make one of the other; more than the limit is not counted to its end.
  function apart(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var before, above = [], row = [], i, j, least;
    for (j = 0; j <= b.length; j++) row[j] = j;
    for (i = 1; i <= a.length; i++) {
      before = above; above = row; row = [i]; least = i;
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) return limit + 1;
    }
    return row[b.length];
  }
  function ranked(wanted, rank) {
    return all.map(function (one, place) {
      var best = Math.min.apply(null, one.keys.map(function (key) { return rank(key, wanted); }));
      return { one: one, best: best, place: place };
    }).filter(function (each) { return each.best < 9; }).sort(function (a, b) { return a.best - b.best || a.place - b.place; });
  }
  function begins(key, wanted) {
    if (key === wanted) return 0;
    if ((" " + key + " ").indexOf(" " + wanted + " ") >= 0) return key.indexOf(wanted) === 0 ? 1 : 2;
    return key.indexOf(wanted) === 0 ? 3 : (" " + key).indexOf(" " + wanted) >= 0 ? 4 : 9;
  }
  function near(key, wanted) {
    var limit = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2;
    var steps = apart(key, wanted, limit);
    return steps <= limit ? steps : 9;
  }
  // Beside what is called exactly so only names that hold it as whole words are shown; near misses where nothing else is.
  function search(text, typing) {
    var wanted = plain(text), shorter = wanted.replace(BODY, ""), head = plain(text.split(",")[0]);
    var tries = [wanted, shorter, head].filter(function (one, place, every) { return one && every.indexOf(one) === place; });
    for (var way = 0; way < tries.length; way++) {
      var hits = ranked(tries[way], begins);
      var exact = hits.length > 0 && hits[0].best === 0;
      if (exact) hits = hits.filter(function (each) { return each.best < 3; });
      if (hits.length) return { exact: exact, places: merged(hits) };
    }
    for (way = 0; way < tries.length && !typing; way++) {
      hits = ranked(tries[way], near);
      if (hits.length) return { near: true, places: merged(hits) };
    }
    return { places: [] };
  }
  function merged(hits) {
    var seen = {}, kept = [], exact = hits.filter(function (each) { return each.best === 0; }).length;
    hits.forEach(function (each) {
      var key = plain(each.one.name) + each.one.forces.slice().sort();
      if (!seen[key]) kept.push(each.one);
      seen[key] = true;
    });
    return kept.slice(0, Math.max(MOST, exact));
  }
  function partsOf(text) {
    var words = plain(text).split(" ").filter(function (word) { return word.length > 2; });
    if (!words.length) return [];
    return index.pages.map(function (page) {
      var title = " " + plain(page[0]), body = title + " " + plain(page[1]) + " " + page[3];
      var every = words.every(function (word) { return body.indexOf(" " + word) >= 0; });
      return { page: page, weight: every ? 1 + words.filter(function (word) { return title.indexOf(" " + word) >= 0; }).length : 0 };
    }).filter(function (each) { return each.weight; }).sort(function (a, b) { return b.weight - a.weight; }).slice(0, MOST);
  }

  function make(tag, words, into) {
    var made = document.createElement(tag);
    if (words) made.textContent = words;
    if (into) into.appendChild(made);
    return made;
  }
  function linked(words, target, into) {
    make("a", words, into).href = target;
  }
  function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }
  function forceOf(code, into) {
    var area = index.areas[code];
    if (area[2]) linked("Figures for " + area[0], area[2], into);
    else into.appendChild(document.createTextNode(area[0] + ": no page on this site"));
  }
  function show(one) {
    var item = make("li", "", list), name = make("p", one.name + " ", item), many = one.forces.length;
    name.className = "name";
    make("span", one.kind, name);
    if (many === 1) {
      forceOf(one.forces[0], make("p", capital(index.areas[one.forces[0]][1]) + " records offences there. ", item));
    } else if (many > MOST) {
      linked("All areas, A to Z", "areas.html", make("p", many + " police forces record offences there. See ", item));
    } else {
      var edge = one.kind === index.kinds.t && many === 2;
      make("p", edge ? "The edge of two police force areas is near. Look at both:" : many + " police forces record offences there:", item);
      var each = make("ul", "", item);
      one.forces.forEach(function (code) { forceOf(code, make("li", "", each)); });
    }
  }
  function said(answer, sections, text) {
    var many = answer.places.length;
    if (POSTCODE.test(text.trim()) && !answer.exact) return "Postcodes are not looked up here: type the town, village or council";
    if (answer.near) return "No place is called exactly that. Did you mean:";
    if (many) return many === 1 ? "One place found" : many + " places found";
    return sections ? "No place of that name; on this site:" : "Nothing found: try the next town, the council or the county";
  }
  function look(typing) {
    var text = form.q.value, answer = search(text, typing), sections = partsOf(text);
    if (POSTCODE.test(text.trim()) && !answer.exact) answer = { places: [] };
    list.textContent = parts.textContent = "";
    results.hidden = !plain(text) || (typing && !answer.places.length && !sections.length);
    answer.places.forEach(show);
    sections.forEach(function (each) {
      var item = make("li", "", parts);
      linked(each.page[0], each.page[2], item);
      make("span", " " + each.page[1], item);
    });
    onSite.hidden = !sections.length || !answer.places.length;
    found.textContent = results.hidden ? "" : said(answer, sections.length, text);
  }

  form.hidden = document.getElementById("q-hint").hidden = false;
  var waiting;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting); // what was typed last is looked for now, near misses too; the late look would take them away
    look(false);
    if (!results.hidden) found.focus();
  });
  form.q.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(look, 150, true); });
  var asked = new URLSearchParams(window.location.search).get("q");
  if (asked) { form.q.value = asked; look(false); if (!results.hidden) found.focus(); }
})();

// Areas side by side, on one scale, from figures that came with the page. What is chosen stands in the address, so that it can be sent
// to somebody; nothing is asked of any server.
(function () {
  "use strict";
  var MOST = 4, TALL = 250, FEWEST = 20, ORDER = ["First", "Second", "Third", "Fourth"];
  var draw = window.faircountDrawing, held = JSON.parse(document.getElementById("explored").textContent);
  var form = document.querySelector(".choose"), panels = document.querySelector(".panels"), table = document.querySelector(".side-by-side");
  var slugs = Object.keys(held.areas), view = {}, at = -1;

  function make(tag, words, into) {
    var made = document.createElement(tag);
    if (words !== undefined) made.textContent = words;
    if (into) into.appendChild(made);
    return made;
  }
  function option(words, value, into) { make("option", words, into).value = value; }
  function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }
  function grouped(number) { return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ","); }
  function listed(words) { return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words[words.length - 1]; }
  function byKey(key) { return held.series.filter(function (one) { return one.key === key; })[0] || held.series[0]; }
  function isRate() { return view.show === "rate"; }
  function named(slug) { return held.areas[slug][0]; }

  // What is chosen, from the address: whatever it does not say, or says wrongly, is what the page begins with.
  function read() {
    var asked = new URLSearchParams(window.location.hash.slice(1) || window.location.search), series = byKey(asked.get("offences"));
    var there = slugs.filter(function (slug) { return series.points[slug]; });
    var areas = (asked.get("areas") || "").split(",").filter(function (slug, place, every) {
      return held.areas[slug] && every.indexOf(slug) === place;
    }).slice(0, MOST);
    var from = series.years.indexOf(asked.get("from")), to = series.years.indexOf(asked.get("to"));
    view = {
      series: series, areas: areas.length ? areas : there.slice(0, 2), from: from < 0 ? 0 : from,
      to: to < 0 ? series.years.length - 1 : to, show: asked.get("show") === "rate" && hasRates(series) ? "rate" : "count"
    };
    if (view.from > view.to) view.from = view.to;
  }
  function write() {
    var asked = new URLSearchParams();
    asked.set("areas", view.areas.join(","));
    asked.set("offences", view.series.key);
    asked.set("from", view.series.years[view.from]);
    asked.set("to", view.series.years[view.to]);
    asked.set("show", view.show);
    var words = "#" + asked.toString().replace(/%2F/g, "/").replace(/%2C/g, ",");
    if (window.location.hash !== words) window.location.replace(words);
  }
  function hasRates(series) {
    return series.unit === "offences" && series.years.some(function (year) {
      return Object.keys(held.children).some(function (slug) { return held.children[slug][year]; });
    });
  }
  function years() { return view.series.years.slice(view.from, view.to + 1); }

  // One year of one area, as it is shown: a number with its range, or why there is none.
  function value(slug, year) {
    var points = view.series.points[slug], point = points ? points[view.series.years.indexOf(year)] : 0;
    if (!point) return { why: "nothing is published" };
    var found = { source: held.sources[point[1]], others: point[4] || [] };
    if (typeof point[0] !== "number") return Object.assign(found, { mark: point[0], why: held.marks[point[0]] || "not known" });
    Object.assign(found, { count: point[0], number: point[0], lower: point[2], upper: point[3] });
    if (!isRate()) return found;
    var children = (held.children[slug] || {})[year];
    if (!children) return { count: point[0], source: found.source, others: found.others, why: "we have no number of children for this year, so no rate" };
    return Object.assign(found, {
      children: children, number: 1000 * point[0] / children,
      lower: point[2] === undefined ? undefined : 1000 * point[2] / children, upper: point[3] === undefined ? undefined : 1000 * point[3] / children
    });
  }
  function shown(number) { return isRate() ? number.toFixed(number < 1 ? 2 : 1) : grouped(number).replace("-", "−"); }
  function ranged(found) { return found.lower === undefined ? "" : shown(found.lower) + " to " + shown(found.upper); }
  function said(slug, year) {
    var found = value(slug, year);
    if (found.number === undefined) return year + ": " + (found.count === undefined ? "" : grouped(found.count) + " " + view.series.unit + "; ") + found.why;
    var words = year + ": " + shown(found.number) + (isRate() ? " for every 1,000 children" : " " + view.series.unit);
    if (found.lower !== undefined) words += "; chance allows the rate beneath to be " + ranged(found);
    if (isRate()) words += ". " + grouped(found.count) + " " + view.series.unit + ", " + grouped(found.children) + " children";
    if (found.others.length) words += ". Other sources print " + listed(found.others.map(grouped));
    // One source of all that is shown stands under the panels, once.
    return sources().length > 1 ? words + ". " + found.source : words + ".";
  }

  function breaks(slug) {
    var there = years().slice(1), letter = 0;
    return view.series.breaks.filter(function (one) {
      return there.indexOf(one.year) >= 0 && (isRate() || !one.rates) && (!one.areas.length || view.areas.some(function (area) { return one.areas.indexOf(area) >= 0; }));
    }).map(function (one) {
      return { letter: String.fromCharCode(65 + letter++), one: one };
    }).filter(function (each) { return !slug || !each.one.areas.length || each.one.areas.indexOf(slug) >= 0; });
  }
  function told(each) {
    var where = each.one.areas.length ? " (" + listed(each.one.areas.filter(function (slug) { return view.areas.indexOf(slug) >= 0; }).map(named)) + ")" : "";
    return (each.one.cuts ? "Break, " : "") + each.one.when + where + ". " + each.one.words;
  }

  function step(highest) {
    var rough = highest / 4, base = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10));
    var found = [1, 2, 5, 10].filter(function (times) { return times * base >= rough; })[0] * base;
    return isRate() ? found : Math.max(1, found);
  }
  function highest() {
    var most = 0;
    view.areas.forEach(function (slug) {
      years().forEach(function (year) { var found = value(slug, year); most = Math.max(most, found.number || 0, found.upper || 0); });
    });
    return most || 1;
  }
  function frame(width, top) {
    var every = step(top), ceiling = every * Math.ceil(top / every - 1e-9), many = years().length;
    var digits = every < 0.1 ? 2 : every < 1 ? 1 : 0, rings = {}, most = 1;
    breaks().forEach(function (each) { rings[each.one.year] = (rings[each.one.year] || 0) + 1; most = Math.max(most, rings[each.one.year]); });
    var left = 18 + draw.widthOf(isRate() ? ceiling.toFixed(digits) : grouped(ceiling), 14, 400), head = 14 + 24 * most;
    return {
      every: every, ceiling: ceiling, digits: digits, head: head, base: head + TALL - 60, left: left, width: width,
      x: function (place) { return many < 2 ? (left + width) / 2 : left + 16 + place * (width - left - 36) / (many - 1); },
      y: function (number) { return this.base - number / ceiling * (TALL - 60); }
    };
  }
  function axes(box, shapes) {
    for (var tick = 0; tick * box.every <= box.ceiling + 1e-9; tick++) {
      var y = box.y(tick * box.every), words = isRate() ? (tick * box.every).toFixed(box.digits) : grouped(tick * box.every);
      shapes.push({ kind: "line", points: [[box.left, y], [box.width, y]], stroke: tick ? "rule" : "edge", width: tick ? 1 : 1.5 });
      shapes.push({ kind: "text", x: box.left - 8, y: y + 5, words: words, size: 14, fill: "ink-2", anchor: "end" });
    }
    var labels = years(), gap = labels.length < 2 ? 99 : box.x(1) - box.x(0), skip = 1;
    while (skip * gap < 60) skip++;
    for (var place = labels.length - 1; place >= 0; place -= skip) {
      var end = place === labels.length - 1 && labels.length > 1;
      shapes.push({ kind: "text", x: end ? box.width : box.x(place), y: box.base + 22, words: labels[place], size: 14, fill: "ink-2", anchor: end ? "end" : "middle" });
    }
  }
  function panel(slug, width, top) {
    var box = frame(width, top), shapes = [], run = [], seen = {};
    var cuts = breaks(slug).filter(function (each) { return each.one.cuts; }).map(function (each) { return each.one.year; });
    axes(box, shapes);
    breaks(slug).forEach(function (each) {
      var place = years().indexOf(each.one.year), x = (box.x(place) + box.x(place - 1)) / 2, high = seen[each.one.year] || 0;
      seen[each.one.year] = high + 1;
      if (!high) shapes.push({ kind: "line", points: [[x, 12], [x, box.base]], stroke: "umber", width: 1.5, dash: each.one.cuts ? [7, 4] : [2, 4] });
      shapes.push({ kind: "dot", x: x, y: 12 + 24 * high, r: 11, fill: "paper", stroke: "umber", width: 1.5 });
      shapes.push({ kind: "text", x: x, y: 17 + 24 * high, words: each.letter, size: 14, weight: 700, fill: "umber", anchor: "middle" });
    });
    // Below this yearly average a line shows chance and little else; the dots with their ranges stand alone.
    var counts = years().map(function (year) { return value(slug, year).count; }).filter(function (count) { return count !== undefined; });
    var few = counts.reduce(function (sum, count) { return sum + count; }, 0) < FEWEST * counts.length;
    function close() { if (run.length > 1 && !few) shapes.push({ kind: "line", points: run, stroke: "teal", width: 2 }); run = []; }
    var marks = [];
    years().forEach(function (year, place) {
      var found = value(slug, year), x = box.x(place);
      if (cuts.indexOf(year) >= 0) close();
      if (found.number === undefined || found.number < 0) { close(); missing(found, x, box.base, marks); return; }
      if (found.lower !== undefined) {
        var ends = [box.y(found.lower), box.y(found.upper)];
        shapes.push({ kind: "area", points: [[x - 4, ends[0]], [x + 4, ends[0]], [x + 4, ends[1]], [x - 4, ends[1]]], fill: "teal-tint" });
        if (ends[0] - ends[1] > 12) ends.forEach(function (y) { shapes.push({ kind: "line", points: [[x - 4, y], [x + 4, y]], stroke: "teal", width: 1.5 }); });
      }
      run.push([x, box.y(found.number)]);
      marks.push({ kind: "dot", x: x, y: box.y(found.number), r: 4.5, fill: "teal" });
    });
    close();
    return { shapes: shapes.concat(marks), height: box.base + 30, box: box };
  }
  // A hidden count is hatched in one size, whatever it is; a year of which nothing is known is a dashed square, never a zero.
  function missing(found, x, base, shapes) {
    if (found.mark === "c") {
      for (var line = 0; line < 4; line++) shapes.push({ kind: "line", points: [[x - 7, base - 3 - 6 * line], [x + 7, base - 11 - 6 * line]], stroke: "edge", width: 1.5 });
    } else shapes.push({ kind: "box", x: x - 6, y: base - 15, w: 12, h: 12, stroke: "edge", dash: [3, 2] });
  }

  function title() { return capital(view.series.label) + ": " + listed(view.areas.map(named)); }
  function subtitle() {
    var span = years(), when = span.length > 1 ? span[0] + " to " + span[span.length - 1] : span[0];
    return (isRate() ? "Recorded " + view.series.unit + " for every 1,000 children under 18" : "Recorded " + view.series.unit + " a year") + ", " + when +
      (/\//.test(span[0]) ? ", years April to March" : "") + ". All on one scale";
  }
  function sources() {
    var used = [];
    view.areas.forEach(function (slug) { years().forEach(function (year) { var one = value(slug, year).source; if (one && used.indexOf(one) < 0) used.push(one); }); });
    return used;
  }
  function about() {
    return ["Version " + held.version + ", " + held.published + (held.publisher ? ", " + held.publisher : ""), held.attribution,
      "Chosen at " + (held.address ? held.address + "/explore.html" + window.location.hash : window.location.protocol === "file:" ? "explore.html" + window.location.hash : window.location.href)];
  }

  function show() {
    var wide = panels.clientWidth, two = wide > 760 && view.areas.length > 1, width = Math.floor(two ? (wide - 40) / 2 : Math.min(wide, 640)), top = highest();
    var here = document.activeElement && document.activeElement.dataset.area;
    document.getElementById("shown").textContent = title();
    document.getElementById("shown-sub").textContent = subtitle();
    if (at < 0) at = latest();
    at = Math.min(at, years().length - 1);
    panels.textContent = "";
    panels.classList.toggle("two", two);
    view.areas.forEach(function (slug) {
      var holder = make("div", undefined, panels), drawn = panel(slug, width, top), slider = make("div", undefined, holder);
      var head = document.createElement("h3");
      make("a", named(slug), head).href = held.areas[slug][1];
      holder.insertBefore(head, slider);
      slider.className = "panel";
      slider.tabIndex = 0;
      slider.dataset.area = slug;
      slider.setAttribute("role", "slider");
      slider.setAttribute("aria-label", named(slug) + ", year");
      slider.setAttribute("aria-valuemin", 1);
      slider.innerHTML = draw.svg(drawn.shapes, width, drawn.height);
      make("span", "", slider).className = "at";
      slider.box = drawn.box;
      make("p", "", holder).className = "readout";
      if (here === slug) slider.focus();
    });
    list(document.querySelector(".break-list"), breaks().map(function (each) { return [each.letter, told(each)]; }));
    document.getElementById("shown-source").textContent = "Sources: " + sources().join("; ") + ". Version " + held.version + ", " + held.published + ".";
    tabulate();
    point(at);
  }
  function latest() {
    var place = years().length - 1;
    while (place > 0 && !view.areas.some(function (slug) { return value(slug, years()[place]).number !== undefined; })) place--;
    return place;
  }
  function list(into, pairs) {
    into.textContent = "";
    into.hidden = !pairs.length;
    pairs.forEach(function (pair) { var item = make("li", undefined, into); make("span", pair[0], item).className = "letter"; make("span", pair[1], item); });
  }
  function point(place) {
    at = Math.max(0, Math.min(place, years().length - 1));
    panels.querySelectorAll(".panel").forEach(function (slider) {
      var words = said(slider.dataset.area, years()[at]);
      slider.setAttribute("aria-valuemax", years().length);
      slider.setAttribute("aria-valuenow", at + 1);
      slider.setAttribute("aria-valuetext", words);
      slider.nextElementSibling.textContent = words;
      slider.querySelector(".at").style.left = slider.box.x(at) + "px";
    });
  }
  function tabulate() {
    table.textContent = "";
    make("caption", title() + (isRate() ? ", for every 1,000 children" : ""), table).className = "unseen";
    var head = make("tr", undefined, make("thead", undefined, table)), body = make("tbody", undefined, table);
    make("th", "Year", head).scope = "col";
    view.areas.forEach(function (slug) { var cell = make("th", named(slug), head); cell.scope = "col"; cell.className = "n"; });
    years().forEach(function (year) {
      var row = make("tr", undefined, body);
      make("th", year, row).scope = "row";
      view.areas.forEach(function (slug) {
        var found = value(slug, year), cell = make("td", undefined, row);
        cell.className = "n";
        if (found.number === undefined) { make("span", found.mark ? "[" + found.mark + "]" : "–", cell); make("span", " " + found.why, cell).className = "why"; return; }
        make("span", shown(found.number), cell);
        if (found.lower !== undefined) make("span", " (" + ranged(found) + ")", cell).className = "why";
      });
    });
  }

  function fill() {
    var places = form.querySelector(".areas");
    ORDER.forEach(function (word, place) {
      var field = make("p", undefined, places), label = make("label", word + " area", field), select = make("select", undefined, field);
      field.className = "field";
      label.htmlFor = select.id = "area-" + place;
      if (place) option("None", "", select);
      slugs.forEach(function (slug) { option(named(slug), slug, select); });
    });
    held.series.forEach(function (one) { option(capital(one.label) + (one.unit === "offences" ? "" : " (" + one.unit + ")"), one.key, form.o); });
    form.hidden = document.querySelector(".explored").hidden = false;
  }
  function setForm() {
    ORDER.forEach(function (_, place) { document.getElementById("area-" + place).value = view.areas[place] || ""; });
    form.o.value = view.series.key;
    ["from", "to"].forEach(function (name) {
      form[name].textContent = "";
      view.series.years.forEach(function (year) { option(year, year, form[name]); });
      form[name].value = view.series.years[view[name]];
    });
    form.show.value = view.show;
    form.show[1].disabled = !hasRates(view.series);
    form.alike.hidden = !children(view.areas[0]);
  }
  // The areas with the number of children nearest to the first area's, in the latest year that has one: a choice by size alone.
  function alike() {
    var own = children(view.areas[0]);
    return slugs.filter(function (slug) { return slug !== view.areas[0] && view.series.points[slug] && children(slug); }).sort(function (one, other) {
      return Math.abs(Math.log(children(one) / own)) - Math.abs(Math.log(children(other) / own));
    }).slice(0, MOST - 1);
  }
  function children(slug) {
    var known = held.children[slug] || {}, years = Object.keys(known).sort();
    return years.length ? known[years[years.length - 1]] : 0;
  }
  function chosen() {
    var last = view.series, asked = new URLSearchParams();
    var areas = ORDER.map(function (_, place) { return document.getElementById("area-" + place).value; });
    asked.set("areas", areas.filter(Boolean).join(","));
    asked.set("offences", form.o.value);
    if (form.o.value === last.key) { asked.set("from", form.from.value); asked.set("to", form.to.value); }
    asked.set("show", form.show.value);
    window.location.replace("#" + asked.toString());
  }
  function refresh() {
    var before = view.series && view.series.key + view.show;
    read();
    if (before !== view.series.key + view.show) at = -1;
    write();
    setForm();
    show();
  }

  // The picture: the same panels with title, sources, version and the meaning of each letter, so that it can stand alone.
  function picture() {
    var columns = view.areas.length > 1 ? 2 : 1, width = 480, whole = 48 + columns * width + (columns - 1) * 40, top = highest(), y = 20, shapes = [];
    function lines(words, size, weight, tone) {
      draw.wrapped(words, size, weight, whole - 48).forEach(function (line) {
        y += size * 1.35;
        shapes.push({ kind: "text", x: 24, y: y, words: line, size: size, weight: weight, fill: tone });
      });
    }
    lines(title(), 20, 600, "ink");
    lines(subtitle(), 15, 400, "ink-2");
    y += 16;
    var tall = 0;
    view.areas.forEach(function (slug, place) {
      var drawn = panel(slug, width, top), x = 24 + (place % columns) * (width + 40);
      if (place && place % columns === 0) { y += tall; tall = 0; }
      shapes.push({ kind: "text", x: x, y: y + 20, words: named(slug), size: 16, weight: 600, fill: "ink" });
      shapes = shapes.concat(draw.moved(drawn.shapes, x, y + 34));
      tall = Math.max(tall, drawn.height + 54);
    });
    y += tall;
    breaks().forEach(function (each) { lines(each.letter + ". " + told(each), 14, 400, "ink-2"); });
    lines("Band: what chance alone allows the rate beneath to be. Hatched: hidden to protect people. Dashed square: nothing known. Areas are not ranked.", 14, 400, "ink-2");
    lines("Sources: " + sources().join("; ") + ".", 14, 400, "ink-2");
    about().forEach(function (words) { lines(words, 14, 400, "ink-2"); });
    return { shapes: shapes, width: whole, height: y + 24 };
  }
  function csv() {
    var rows = [["area", "year", "counted", "offences", "count", "shorthand", "chance_lower", "chance_upper", "children", "per_1000", "per_1000_lower", "per_1000_upper", "source", "other_counts", "note"]];
    view.areas.forEach(function (slug) {
      years().forEach(function (year) {
        var found = value(slug, year), rate = isRate() && found.number !== undefined, times = rate ? found.children / 1000 : 1;
        function end(number) { return number === undefined ? "" : Math.round(number * times * 10) / 10; }
        function per(number) { return rate && number !== undefined ? number.toFixed(3) : ""; }
        rows.push([named(slug), year, view.series.unit, view.series.label, found.count === undefined ? "" : found.count, found.mark || "", end(found.lower), end(found.upper),
          rate ? found.children : "", per(found.number), per(found.lower), per(found.upper), found.source || "", (found.others || []).join(" "), found.why || ""]);
      });
    });
    rows.push([], ["Note", title()], ["Note", subtitle()]);
    breaks().forEach(function (each) { rows.push(["Note", each.letter + ". " + told(each)]); });
    about().forEach(function (words) { rows.push(["Note", words]); });
    return rows.map(function (row) {
      return row.map(function (cell) {
        var words = String(cell);
        if (/^[=+\-@\t]/.test(words) && isNaN(words)) words = "'" + words;
        return /[",\r\n]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words;
      }).join(",");
    }).join("\r\n") + "\r\n";
  }
  function take(kind) {
    var name = [view.series.key].concat(view.areas, view.show).join("-") + "." + kind, drawn = kind === "csv" ? null : picture();
    function save(blob) {
      var link = document.createElement("a"), address = URL.createObjectURL(blob);
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
      document.getElementById("taken").textContent = name + " is saved";
    }
    if (kind === "csv") save(new Blob(["\ufeff" + csv()], { type: "text/csv;charset=utf-8" }));
    else if (kind === "png") draw.canvas(drawn.shapes, drawn.width, drawn.height).toBlob(save, "image/png");
    else save(new Blob([draw.svg(drawn.shapes, drawn.width, drawn.height, title(), table.innerText)], { type: "image/svg+xml" }));
  }

  fill();
  refresh();
  window.addEventListener("hashchange", refresh);
  form.addEventListener("change", chosen);
  form.alike.addEventListener("click", function () {
    view.areas = view.areas.slice(0, 1).concat(alike());
    setForm();
    chosen();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.querySelector(".take").addEventListener("click", function (event) { if (event.target.dataset.take) take(event.target.dataset.take); });
  panels.addEventListener("keydown", function (event) {
    var to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: years().length - 1 }[event.key];
    if (to === undefined || !event.target.classList.contains("panel")) return;
    event.preventDefault();
    point(to);
  });
  panels.addEventListener("pointermove", function (event) {
    var slider = event.target.closest(".panel");
    if (!slider) return;
    var x = event.clientX - slider.getBoundingClientRect().left, best = 0;
    years().forEach(function (_, place) { if (Math.abs(slider.box.x(place) - x) < Math.abs(slider.box.x(best) - x)) best = place; });
    if (best !== at) point(best);
  });
  var waiting, last = panels.clientWidth;
  window.addEventListener("resize", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { if (panels.clientWidth !== last) { last = panels.clientWidth; show(); } }, 120);
  });
  document.fonts.ready.then(show);
})();

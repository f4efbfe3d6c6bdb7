// Shapes drawn in two ways: as SVG, for the page and to take away, and on a canvas, for a PNG. Colours have names, which a page
// sets by its sheet (dark, forced colours), and a picture that is taken away carries as they are on paper.
window.faircountDrawing = (function () {
  "use strict";
  var TONES = {
    ink: "#22201D", "ink-2": "#564E45", rule: "#DED5C7", edge: "#7F7569", teal: "#0E5157", "teal-tint": "#CBDFDD",
    umber: "#854510", paper: "#FBF8F2", none: "none"
  };
  var FACE = "'Faircount Sans', 'Liberation Sans', Arial, sans-serif";

  function escaped(words) {
    return String(words).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }
  function round(number) { return Math.round(number * 10) / 10; }
  function coloured(shape, inPage) {
    var fill = shape.fill || "none", stroke = shape.stroke || "none";
    if (inPage) return ' class="f-' + fill + " s-" + stroke + '"' + (shape.stroke ? ' stroke-width="' + (shape.width || 1) + '"' : "");
    return ' fill="' + TONES[fill] + '"' + (shape.stroke ? ' stroke="' + TONES[stroke] + '" stroke-width="' + (shape.width || 1) + '"' : "");
  }
  function places(points) { return points.map(function (point) { return round(point[0]) + "," + round(point[1]); }).join(" "); }
  function tag(shape, inPage) {
    var look = coloured(shape, inPage) + (shape.dash ? ' stroke-dasharray="' + shape.dash.join(" ") + '"' : "");
    if (shape.kind === "line") return '<polyline points="' + places(shape.points) + '"' + look + "/>";
    if (shape.kind === "area") return '<polygon points="' + places(shape.points) + '"' + look + "/>";
    if (shape.kind === "dot") return '<circle cx="' + round(shape.x) + '" cy="' + round(shape.y) + '" r="' + shape.r + '"' + look + "/>";
    if (shape.kind === "box") {
      return '<rect x="' + round(shape.x) + '" y="' + round(shape.y) + '" width="' + shape.w + '" height="' + shape.h + '"' + look + "/>";
    }
    return '<text x="' + round(shape.x) + '" y="' + round(shape.y) + '" font-size="' + shape.size + '" font-weight="' + (shape.weight || 400) +
      '" text-anchor="' + (shape.anchor || "start") + '"' + look + ">" + escaped(shape.words) + "</text>";
  }
  function svg(shapes, width, height, title, told) {
    var inPage = !title;
    var inside = shapes.map(function (shape) { return tag(shape, inPage); }).join("");
    var size = ' viewBox="0 0 ' + width + " " + Math.ceil(height) + '" width="' + width + '" height="' + Math.ceil(height) + '"';
    if (inPage) return "<svg" + size + ' aria-hidden="true">' + inside + "</svg>";
    return '<svg xmlns="http://www.w3.org/2000/svg"' + size + ' font-family="' + FACE + '" role="img" lang="en-GB"><title>' + escaped(title) +
      "</title><desc>" + escaped(told) + '</desc><rect width="100%" height="100%" fill="' + TONES.paper + '"/>' + inside + "</svg>\n";
  }

  function face(shape) { return (shape.weight || 400) + " " + shape.size + "px " + FACE; }
  function paint(pen, shape) {
    pen.beginPath();
    pen.setLineDash(shape.dash || []);
    if (shape.kind === "text") {
      pen.font = face(shape);
      pen.textAlign = { start: "left", middle: "center", end: "right" }[shape.anchor || "start"];
      pen.fillStyle = TONES[shape.fill];
      pen.fillText(shape.words, shape.x, shape.y);
      return;
    }
    if (shape.kind === "dot") pen.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
    else if (shape.kind === "box") pen.rect(shape.x, shape.y, shape.w, shape.h);
    else shape.points.forEach(function (point, number) { if (number) pen.lineTo(point[0], point[1]); else pen.moveTo(point[0], point[1]); });
    if (shape.kind === "area") pen.closePath();
    if (shape.fill && shape.fill !== "none") { pen.fillStyle = TONES[shape.fill]; pen.fill(); }
    if (shape.stroke) { pen.strokeStyle = TONES[shape.stroke]; pen.lineWidth = shape.width || 1; pen.stroke(); }
  }
  function canvas(shapes, width, height) {
    var made = document.createElement("canvas"), pen = made.getContext("2d");
    made.width = 2 * width;
    made.height = 2 * Math.ceil(height);
    pen.scale(2, 2);
    pen.fillStyle = TONES.paper;
    pen.fillRect(0, 0, width, Math.ceil(height));
    shapes.forEach(function (shape) { paint(pen, shape); });
    return made;
  }
  var measuring = document.createElement("canvas").getContext("2d");
  function widthOf(words, size, weight) {
    measuring.font = face({ size: size, weight: weight });
    return measuring.measureText(words).width;
  }
  function wrapped(words, size, weight, width) {
    var lines = [], line = "";
    words.split(" ").forEach(function (word) {
      var longer = line ? line + " " + word : word;
      if (line && widthOf(longer, size, weight) > width) { lines.push(line); line = word; } else line = longer;
    });
    return line ? lines.concat(line) : lines;
  }
  function moved(shapes, x, y) {
    return shapes.map(function (shape) {
      var copy = Object.assign({}, shape);
      if (shape.points) copy.points = shape.points.map(function (point) { return [point[0] + x, point[1] + y]; });
      else { copy.x = shape.x + x; copy.y = shape.y + y; }
      return copy;
    });
  }
  return { svg: svg, canvas: canvas, widthOf: widthOf, wrapped: wrapped, moved: moved };
})();

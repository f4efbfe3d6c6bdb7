"""Layouts of random answers: years across or down, merged or repeated headings, split tables, totals, notes, decoys, lists."""

from __future__ import annotations

from tests.lib.answers import DIMENSIONS, Answer, Draw, Grid, Level, every_combination, periods

DECOYS = (
    "Our reference: FOI/2019/04412. Received 16 June 2020.",
    "Ring 101 for anything that is no emergency, 999 otherwise.",
    "This is published under the scheme of section 19 of the Freedom of Information Act 2000.",
    "Forces count in different ways, so these figures should not be compared with those of others.",
    "If you are unhappy you may ask for a review within 40 working days.",
    "Crimes are counted under Home Office code 71/17 (Sexual Offences Act 2003).",
    "The flag has been compulsory since April 2015.",
)


def lay_out(draw: Draw, seed: int) -> Answer:
    """Choose dimensions and their places, and write the blocks."""
    rng = draw.rng
    if rng.random() < 0.12:
        return _list_answer(draw, seed)
    period_name, years = periods(rng, rng.randint(1, 4))
    names = rng.sample(sorted(DIMENSIONS), rng.choice((1, 1, 2, 2, 2, 3)))
    dims: dict[str, tuple[str, list[Level]]] = {name: DIMENSIONS[name](rng) for name in names}
    place = rng.choice(("across", "across", "down", "split", "fixed")) if len(years) > 1 else rng.choice(("fixed", "across"))
    if place == "fixed":
        years = years[:1]
    rows = names[:]
    rng.shuffle(rows)
    across = (
        [rows.pop()] if rows and (place != "across" or rng.random() < 0.5) and len(rows) > (0 if place == "down" else 1) else []
    )
    if not rows and place != "down":
        rows, across = across, []
    row_dims = [(dims[name][0], dims[name][1], name) for name in rows]
    column_dims = [(dims[name][0], dims[name][1], name) for name in across]
    if place == "down":
        row_dims.insert(rng.randint(0, len(row_dims)), (period_name or "Year", years, "period"))
    if place == "across":
        column_dims.insert(rng.randint(0, len(column_dims)), (period_name, years, "period"))
    base = _base(draw, dims)
    writer = _Writer(draw, base, row_dims, column_dims)
    title = writer.title(dims)
    blocks: list[tuple[str, object]] = [("heading1", title)]
    blocks += _opening(draw, dims)
    fixed = [years[0]] if place == "fixed" else []
    if place == "fixed":
        blocks.append(("heading2", f"{rng.choice(('', 'Figures for ', 'Period: '))}{_said(years[0])}"))
    if place == "split":
        for year in years:
            blocks.append(("heading2", _said(year)))
            blocks.append(("table", writer.grid([year])))
    else:
        blocks.append(("table", writer.grid(fixed)))
    blocks += _closing(draw)
    stem = f"{seed:03d}-{draw.force.split()[0].lower()}-answer" if "force" not in dims else f"{seed:03d}-forces"
    return Answer(stem, blocks, draw.expected, draw.unit, title=title)


def _said(year: Level) -> str:
    return f"Calendar year {year.label}" if len(year.label) == 4 else year.label


def _base(draw: Draw, dims: dict[str, object]) -> dict[str, object]:
    return {
        "period": ("", ""),
        "ages": ("", ""),
        "sex": "all",
        "online": "all",
        "area": "" if "force" in dims else draw.force,
        "offence": "",
    }


def _opening(draw: Draw, dims: dict[str, object]) -> list[tuple[str, object]]:
    rng = draw.rng
    blocks: list[tuple[str, object]] = []
    if rng.random() < 0.5:
        blocks.append(("para", rng.choice(DECOYS)))
    subject = "" if "force" in dims else f" recorded by {draw.force}"
    unit = {"crimes": "crimes", "offences": "offences"}.get(draw.unit, draw.unit)
    blocks.append(("para", f"The table below shows the number of {unit}{subject}, where the victim was under 18."))
    if "force" not in dims and rng.random() < 0.3:
        blocks[-1] = ("para", f"The figures are {unit}. All concern children aged under 18. {draw.force} holds them.")
    return blocks


def _closing(draw: Draw) -> list[tuple[str, object]]:
    notes = []
    if draw.used_small and draw.marks.legend:
        notes.append(draw.marks.legend)
    if draw.used_nought and draw.marks.nought_legend:
        notes.append(draw.marks.nought_legend)
    draw.rng.shuffle(notes)
    blocks: list[tuple[str, object]] = [("note", " ".join(notes))] if notes else []
    if draw.rng.random() < 0.6:
        blocks.append(("para", draw.rng.choice(DECOYS)))
    return blocks


class _Writer:
    """Writes the grid of one table."""

    def __init__(self, draw: Draw, base: dict[str, object], row_dims: list, column_dims: list) -> None:  # type: ignore[type-arg]
        self.draw, self.base = draw, base
        self.row_dims, self.column_dims = row_dims, column_dims
        rng = draw.rng
        self.row_total = rng.random() < 0.35 and len(row_dims) == 1 and row_dims[0][2] != "period" and row_dims[0][2] != "force"
        self.column_total = rng.random() < 0.35 and len(column_dims) == 1 and column_dims[0][2] in ("sex", "age", "period")
        self.merged = rng.random() < 0.5
        self.printed_once = rng.random() < 0.5

    def title(self, dims: dict[str, object]) -> str:
        """The title of the answer."""
        rng = self.draw.rng
        if "offence" in dims:
            return rng.choice(("FOI answer: recorded sexual crime", "Sexual offences, victim under 18", "Disclosure 112/20"))
        return rng.choice(
            ("Sexual offences against under-18s", "FOI 482/21 Sexual offences against children", "Child sexual offences")
        )

    def grid(self, fixed: list[Level]) -> Grid:
        """The table, with the figures remembered as they are printed."""
        heads = every_combination([levels for _, levels, _ in self.column_dims])
        columns: list[tuple[list[Level], bool]] = [(combination, False) for combination in heads]
        if self.column_total:
            columns.append(([], True))
        stubs = [name for name, _, _ in self.row_dims]
        grid = Grid(self._head(columns, stubs), [], max(1, len(self.column_dims)))
        self._head_merges(grid, columns, len(stubs))
        body: list[tuple[list[Level], bool]] = [
            (combination, False) for combination in every_combination([levels for _, levels, _ in self.row_dims])
        ]
        if self.row_total:
            body.append(([], True))
        counts = {(r, c): self.draw.count() for r in range(len(body)) for c in range(len(columns))}
        before: list[str] = [""] * len(stubs)
        for r, (row_levels, is_total) in enumerate(body):
            labels = (
                [level.label for level in row_levels]
                if not is_total
                else [self.draw.rng.choice(("Total", "TOTAL", "Grand Total", "All"))]
            )
            labels += [""] * (len(stubs) - len(labels))
            shown = [
                ""
                if self.printed_once and n < len(stubs) - 1 and label == before[n] and labels[:n] == before[:n] and r
                else label
                for n, label in enumerate(labels)
            ]
            before = labels
            row = shown[:]
            for c, (column_levels, column_is_total) in enumerate(columns):
                text, count, upper = self._value(counts, r, c, len(body), len(columns), is_total or column_is_total)
                row.append(text)
                if text:
                    levels = [*fixed, *row_levels, *column_levels]
                    total = self._joined(column_is_total)
                    self.draw.cell([*levels, *total], count, upper, self.base)
            grid.rows.append(row)
        return grid

    def _joined(self, column_is_total: bool) -> list[Level]:
        if column_is_total and self.column_dims[0][2] == "period":
            years = self.column_dims[0][1]
            first, last = dict(years[0].sets)["period"], dict(years[-1].sets)["period"]
            return [Level("", (("period", (first[0], last[1])),))]  # type: ignore[index]
        return []

    def _value(
        self, counts: dict[tuple[int, int], int], r: int, c: int, rows: int, columns: int, is_total: bool
    ) -> tuple[str, int | None, int | None]:
        if is_total:
            rs = range(rows - 1) if self.row_total and r == rows - 1 else [r]
            cs = range(columns - 1) if self.column_total and c == columns - 1 else [c]
            return self.draw.printed(sum(counts[a, b] for a in rs for b in cs), hide=False)
        if self.draw.rng.random() < 0.03:
            counts[r, c] = 0
            return "", None, None
        return self.draw.printed(counts[r, c])

    def _head(self, columns: list[tuple[list[Level], bool]], stubs: list[str]) -> list[list[str]]:
        rng = self.draw.rng
        if not self.column_dims:
            return [[*stubs, rng.choice(("Number", "Count", f"Number of {self.draw.unit}", "Total", self.draw.unit.title()))]]
        rows = []
        for n in range(len(self.column_dims)):
            bare = self.column_dims[n][2] == "online" and self.column_dims[n][1][0].label in ("Yes", "Y")
            if bare and not any(dim == "online" for _, _, dim in self.row_dims):
                # A bare yes or no heads nothing that a reader could know: the name stands over it.
                name = self.column_dims[n][0]
                self.column_dims[n] = (
                    name,
                    [Level(f"{name}: {level.label}", level.sets) for level in self.column_dims[n][1]],
                    "online",
                )
                columns = [
                    ([Level(f"{name}: {v.label}", v.sets) if i == n and not t else v for i, v in enumerate(levels)], t)
                    for levels, t in columns
                ]
            cells = [levels[n].label if not total else ("Total" if n == 0 else "") for levels, total in columns]
            rows.append([*(stubs if n == len(self.column_dims) - 1 else [""] * len(stubs)), *cells])
        return rows

    def _head_merges(self, grid: Grid, columns: list[tuple[list[Level], bool]], left: int) -> None:
        """Upper headings printed once: merged over their columns, or left blank after the first."""
        for n in range(len(self.column_dims) - 1):
            row = grid.rows[n]
            start = 0
            for c in range(1, len(columns) + 1):
                if c == len(columns) or row[left + c] != row[left + start]:
                    if c - start > 1:
                        for blank in range(start + 1, c):
                            row[left + blank] = ""
                        if self.merged:
                            grid.merges.append((n, left + start, n, left + c - 1))
                    start = c


def _list_answer(draw: Draw, seed: int) -> Answer:
    """A letter that answers in lists and sentences."""
    rng = draw.rng
    _, years = periods(rng, rng.randint(2, 4))
    base = _base(draw, {})
    between = rng.choice((" - ", ": ", " = ", " – "))
    blocks: list[tuple[str, object]] = [
        ("heading1", "Sexual offences against under-18s"),
        ("para", f"{draw.force} answers as follows."),
    ]
    if rng.random() < 0.5:
        lines = []
        for year in years:
            text, count, upper = draw.printed(draw.count())
            lines.append(f"{year.label}{between}{text}")
            draw.cell([year], count, upper, base)
        blocks += [("para", f"Number of {draw.unit} recorded:"), ("list", lines)]
    else:
        sentences = []
        for year in years:
            count = draw.count() + 1
            sentences.append(
                rng.choice(
                    (
                        f"In {year.label} there were {count} {draw.unit}.",
                        f"The force recorded {count} {draw.unit} in {year.label}.",
                    )
                )
            )
            draw.cell([year], count, None, base)
        blocks.append(("para", " ".join(sentences)))
    blocks += _closing(draw)
    return Answer(
        f"{seed:03d}-{draw.force.split()[0].lower()}-letter",
        blocks,
        draw.expected,
        draw.unit,
        title="Sexual offences against under-18s",
    )

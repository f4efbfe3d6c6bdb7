"""Product moves: the cheapest change of a whole table that keeps every sum and passes through one cell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.protect.pattern.compiled import NIL, compiled, inner
from faircount.protect.pattern.lines import Lines, Whole, longest_support, most_choices

BANNED = 1e18
"""The price of a cell that may not be hidden."""
FREE = 1e-3
"""A price under this is no price: what is left is the noise that breaks ties."""
ENDLESS = 1_000_000
"""More room than any change needs."""

Price = NDArray[np.float64]


class Board(NamedTuple):
    """The cells as the search sees them.

    ``capacity`` is how far a count may fall; ``price`` what it costs to hide the cell now (nothing if it is hidden already);
    ``weight`` what it cost at first; ``always`` marks what is hidden whatever is chosen (primary cells, and cells that no table
    shows); ``change`` is the change that is being worked on, all zero between calls; ``uses`` how many changes go
    through the cell.
    """

    capacity: Whole
    weight: Price
    price: Price
    always: NDArray[np.bool_]
    change: Whole
    uses: Whole


class Scratch(NamedTuple):
    """Room to work in, and the state of the random numbers."""

    cells: Whole
    signs: Whole
    found: Whole
    found_signs: Whole
    costs: NDArray[np.float64]
    order: Whole
    choices: Whole
    dimensions: Whole
    least: NDArray[np.float64]
    levels: Whole
    level_costs: NDArray[np.float64]
    seed: NDArray[np.uint64]


def scratch_for(lines: Lines, seed: int) -> Scratch:
    """Room for searches over these lines."""
    size, depth, wide = longest_support(lines), len(lines.trees.shape), most_choices(lines)

    def whole(*shape: int) -> Whole:
        return np.zeros(shape, dtype=np.int64)

    return Scratch(
        cells=whole(size),
        signs=whole(size),
        found=whole(size),
        found_signs=whole(size),
        costs=np.zeros((depth, wide)),
        order=whole(depth, wide),
        choices=whole(depth),
        dimensions=whole(depth),
        least=np.zeros(depth + 1),
        levels=whole(4, depth + 1),
        level_costs=np.zeros((2, depth + 1)),
        seed=np.array([seed * 7919 + 12345], dtype=np.uint64),
    )


@compiled
def draw(seed: NDArray[np.uint64]) -> float:
    """The next random number from 0 to 1."""
    seed[0] = seed[0] * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
    return float(seed[0] >> np.uint64(11)) / 9007199254740992.0


@inner
def _room_for(coefficient: int, capacity: int, up: int, down: int) -> tuple[int, int]:
    """How often the change can be added (up) and taken away (down) once this cell is part of it."""
    if coefficient == 1:  # nearly always it is 1 or -1, and dividing is dear
        return up, min(down, capacity)
    if coefficient == -1:
        return min(up, capacity), down
    if coefficient < 0:
        return min(up, capacity // -coefficient), down
    if coefficient > 0:
        return up, min(down, capacity // coefficient)
    return up, down


@inner
def _price_of(line: int, root: int, multiple: int, budget: float, need: int, lines: Lines, board: Board) -> float:
    """What the cells of a line through the root cost beside the root; the budget where they pass it or leave too little room."""
    cost = 0.0
    up, down = _room_for(board.change[root] - multiple, board.capacity[root], ENDLESS, ENDLESS)
    for entry in range(lines.starts[line], lines.starts[line + 1]):
        cell = root + lines.offsets[entry]
        price, before = board.price[cell], board.change[cell]
        coefficient = before - multiple * lines.signs[entry]
        up, down = _room_for(coefficient, board.capacity[cell], up, down)
        if price > 0.0 and (before == 0 or (price >= BANNED and coefficient != 0)):
            cost += price
        if cost >= budget or up + down < need:
            return budget
    return cost


@inner
def _rank(root: int, multiple: int, axis: int, budget: float, need: int, lines: Lines, board: Board, room: Scratch) -> int:
    """Sort the lines of one dimension through the root by their own price; how many have room within the budget."""
    trees = lines.trees
    node = trees.nodes[axis] + (root // trees.strides[axis]) % trees.shape[axis]
    kept = 0
    for line in range(lines.first[node], lines.first[node + 1]):
        cost = _price_of(line, root, multiple, budget, need, lines, board)
        if cost < budget:
            cost += 1e-6 * draw(room.seed)
            place = kept
            while place > 0 and room.costs[axis, place - 1] > cost:
                room.costs[axis, place] = room.costs[axis, place - 1]
                room.order[axis, place] = room.order[axis, place - 1]
                place -= 1
            room.costs[axis, place] = cost
            room.order[axis, place] = line
            kept += 1
    return kept


@inner
def _prepare(root: int, multiple: int, budget: float, need: int, lines: Lines, board: Board, room: Scratch) -> bool:
    """Rank every dimension, fewest choices first; whether anything within the budget can exist."""
    depth = lines.trees.shape.shape[0]
    for axis in range(depth):
        room.choices[axis] = _rank(root, multiple, axis, budget, need, lines, board, room)
        if room.choices[axis] == 0:
            return False
        place = axis
        while place > 0 and room.choices[room.dimensions[place - 1]] > room.choices[axis]:
            room.dimensions[place] = room.dimensions[place - 1]
            place -= 1
        room.dimensions[place] = axis
    room.least[depth] = 0.0
    for level in range(depth - 1, -1, -1):
        room.least[level] = room.least[level + 1] + room.costs[room.dimensions[level], 0]
    return bool(room.least[0] < budget)


@inner
def _extend(
    line: int, level: int, multiple: int, target: int, limit: float, need: int, lines: Lines, board: Board, room: Scratch
) -> int:
    """Multiply the support of a level by one more line; the new size, or 0 if price or room is spent."""
    size, up, down = room.levels[0, level], room.levels[1, level], room.levels[2, level]
    cost, saved = room.level_costs[0, level], room.level_costs[1, level]
    grown = size
    for entry in range(lines.starts[line], lines.starts[line + 1]):
        for each in range(size):
            cell = room.cells[each] + lines.offsets[entry]
            sign = room.signs[each] * lines.signs[entry]
            before = board.change[cell]
            coefficient = before - multiple * sign
            price = board.price[cell]
            if coefficient != 0:
                if price > 0.0 and (before == 0 or price >= BANNED):
                    cost += price
                    if cost >= limit:
                        return 0
                up, down = _room_for(coefficient, board.capacity[cell], up, down)
            elif cell == target:
                return 0
            elif price < BANNED:
                saved += price
            room.cells[grown] = cell
            room.signs[grown] = sign
            grown += 1
        if up + down < need:
            return 0
    room.levels[0, level + 1], room.levels[1, level + 1], room.levels[2, level + 1] = grown, up, down
    room.level_costs[0, level + 1], room.level_costs[1, level + 1] = cost, saved
    return int(grown)


@inner
def _is_wide(
    size: int, level: int, multiple: int, target: int, width: int, old: Whole, olds: int, board: Board, room: Scratch
) -> bool:
    """Whether the finished change gives its target the width, the cells of the old change included."""
    up, down = room.levels[1, level], room.levels[2, level]
    for each in range(size):
        board.change[room.cells[each]] -= multiple * room.signs[each]
    for each in range(olds):
        up, down = _room_for(board.change[old[each]], board.capacity[old[each]], up, down)
    reach = abs(board.change[target])
    for each in range(size):
        board.change[room.cells[each]] += multiple * room.signs[each]
    return bool((up + down) * reach >= width)


@compiled
def find_move(
    root: int, multiple: int, target: int, width: int, budget: float, steps: int,
    old: Whole, olds: int, old_cost: float, lines: Lines, board: Board, room: Scratch,
) -> tuple[float, int]:  # fmt: skip
    """The price and size of the cheapest product move through the root, found in ``room.found``; size 0 if none fits the budget.

    The move is taken ``multiple`` times from ``board.change`` (so -1 with no change at hand gives the move itself), which must
    leave the target the width. ``old`` lists the cells of the change at hand and ``old_cost`` is their price without the root.
    """
    reach = abs(board.change[target]) + abs(multiple)  # no more than this does the target move at a time
    need = (width + reach - 1) // reach
    if not _prepare(root, multiple, budget, need, lines, board, room):
        return BANNED, 0
    depth = lines.trees.shape.shape[0]
    best, best_size, level, taken = budget, 0, NIL, 0
    room.cells[0], room.signs[0] = root, 1
    room.levels[0, 0], room.levels[3, 0] = 1, 0
    room.levels[1, 0], room.levels[2, 0] = _room_for(board.change[root] - multiple, board.capacity[root], ENDLESS, ENDLESS)
    room.level_costs[0, 0], room.level_costs[1, 0] = 0.0, 0.0
    while level >= 0 and taken < steps:
        axis, choice = room.dimensions[level], room.levels[3, level]
        spent = room.level_costs[0, level] + room.least[level + 1]
        if choice >= room.choices[axis] or spent + room.costs[axis, choice] >= best:
            level -= 1
            continue
        room.levels[3, level] += 1
        taken += 1
        limit = best - room.least[level + 1]
        size = _extend(room.order[axis, choice], level, multiple, target, limit, need, lines, board, room)
        if size == 0:
            continue
        level += 1
        room.levels[3, level] = 0
        if level < depth:
            continue
        cost = old_cost + room.level_costs[0, level] - room.level_costs[1, level]
        if cost < best and _is_wide(size, level, multiple, target, width, old, olds, board, room):
            best, best_size = cost, size
            for each in range(size):
                room.found[each], room.found_signs[each] = room.cells[each], room.signs[each]
        level -= 1
        if best_size > 0 and best < FREE:
            break
    return best, best_size

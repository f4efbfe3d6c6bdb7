"""Charts as content and as SVG: one chart a file, each drawn twice (640 and 350 wide)."""

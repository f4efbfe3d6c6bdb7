"""``python -m faircount``."""

from faircount.cli.main import main

main()

"""`python -m graph.cli`."""

from graph.cli import main

if __name__ == "__main__":
    main()

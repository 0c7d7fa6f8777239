"""python -m cqdiff: the same as the command cqdiff."""

from cqdiff.cli import entry

if __name__ == "__main__":
    entry()

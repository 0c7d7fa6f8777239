"""python -m cqdiff: the same as the command cqdiff."""

from cqdiff.start import entry

if __name__ == "__main__":
    entry()

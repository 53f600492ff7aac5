"""Lets `python -m selfassess` run the command line."""

from selfassess.cli import run

if __name__ == "__main__":
    run()

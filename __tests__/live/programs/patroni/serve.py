"""Patroni, as its own command starts it. It imports this again in the process that starts PostgreSQL."""

from patroni.__main__ import main

if __name__ == "__main__":
    main()

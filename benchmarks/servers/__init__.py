"""The servers that are measured, each a program: `python -m benchmarks.servers.NAME`."""

"""The editor's half on this machine: reads, checks, shows and writes one file of data, safely."""

"""What begins, renames and deletes records; and the editor's half on this machine: it reads,
checks, shows and writes one file of data, safely.
"""

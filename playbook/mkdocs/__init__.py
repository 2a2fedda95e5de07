"""The only package that knows MkDocs."""

import gc

# Records make few rings, modules fewer; looking for them as often as Python does takes 5 % of a
# build, a third of it while all that MkDocs needs is being imported.
gc.set_threshold(20_000, 10, 20)

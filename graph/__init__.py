"""Cablegraph: from news and cables to a knowledge graph of dealings between governments."""

import os

__version__ = "0.1.0"

# One thread for linear algebra: the matrices of the pipeline are too small for more, and threads that wait for one
# another cost ten times the work where cores are shared. It must be said before numpy is first imported.
for _library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

"""A proof bundle: the graph with the texts, or their hashes, and a checker that needs Python alone.

writing   the files of a bundle, from those of a build
check     the checker, which each bundle has a copy of
"""

from graph.bundle.check import BundleError, Report, check_bundle
from graph.bundle.writing import write_bundle, write_zip

__all__ = ["BundleError", "Report", "check_bundle", "write_bundle", "write_zip"]

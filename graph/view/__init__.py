"""The page that people open: claims as a network, a table and their sentences, in one HTML file."""

from graph.view.data import keep_best
from graph.view.network import build_network
from graph.view.page import write_html

__all__ = ["build_network", "keep_best", "write_html"]

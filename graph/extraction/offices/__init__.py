"""Who holds which office, and of which state or body it is.

`stated` is the way in. `titles` reads the words of a title, `holders` finds whose it is, `bodies` in which government,
agency or court it is held and `states` of which state, where no words say so. `ministries` reads offices told by what
somebody is in charge of, `relations` those told by another's ("his successor").
"""

from graph.extraction.offices.stated import Office, find_offices
from graph.extraction.offices.states import OF_POSTS

__all__ = ["OF_POSTS", "Office", "find_offices"]

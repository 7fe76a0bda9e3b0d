"""Notes: what stands in the way of a sentence and is no word of it, found before the lines are joined.

    portal      what a law portal put into the text, in brackets or on a line of its own
    listed      the notes of a consolidated text behind it, each after its mark: “[12] Khoản này …”
    page_ends   the notes at the foot of a page, in small print, each after its number
    by_persons  what a person has called a note, or something else
    marks       where in the text the mark of a note stands
    moving      the passage without the notes, and with each of them behind what it is about

Enters: rows. Leaves: Notes as spans of the passage, in reading order. What is no note for certain stays where it is.
"""

from .by_persons import said_to_be, unless_said
from .found import FoundNote
from .listed import listed
from .moving import COLUMN, MOVES, Lifted, Placed, around_moves, columns, lifted, places, whole
from .page_ends import at_page_ends
from .portal import portal_notes

__all__ = [
    "COLUMN",
    "MOVES",
    "FoundNote",
    "Lifted",
    "Placed",
    "around_moves",
    "at_page_ends",
    "columns",
    "lifted",
    "listed",
    "places",
    "portal_notes",
    "said_to_be",
    "unless_said",
    "whole",
]

"""A review session: text now, decisions, history, saving. Free of Qt."""

from reviewer.session.bulk import Place, Scope, accept_all_like, accept_places, places_like, undo_group
from reviewer.session.session import Check, Session
from reviewer.session.threeway import ThreeWay
from reviewer.session.tracking import State, Tracked

__all__ = [
    "Check",
    "Place",
    "Scope",
    "Session",
    "State",
    "ThreeWay",
    "Tracked",
    "accept_all_like",
    "accept_places",
    "places_like",
    "undo_group",
]

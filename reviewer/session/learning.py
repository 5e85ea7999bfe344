"""What an editor's decision teaches the workspace: terms and wrong forms in `.reviewer/lexicon.tsv`."""

from __future__ import annotations

from reviewer.lexicon.store import dump_terms, load_rows, load_terms
from reviewer.lexicon.term import Term
from reviewer.storage.system import System
from reviewer.storage.workspace import Workspace
from reviewer.storage.writer import write_file


def learn_term(
    workspace: Workspace, text: str, kind: str = "word", source: str = "", system: System | None = None
) -> Term:
    """`text` is right: it becomes a term of the workspace. Gives the term; raises LexiconError or StorageError."""
    known = next((term for term in _terms(workspace) if text in term.forms), None)
    return known or _written(workspace, Term(text, kind, source=source), system)


def learn_variant(workspace: Workspace, right: str, wrong: str, source: str = "", system: System | None = None) -> Term:
    """`wrong` is a wrong form of `right`, always. Gives the term; raises LexiconError or StorageError."""
    known = next((term for term in _terms(workspace) if right in term.forms), Term(right, source=source))
    if wrong in known.variants:
        return known
    return _written(workspace, known._replace(variants=(*known.variants, wrong)), system)


def _terms(workspace: Workspace) -> list[Term]:
    return load_terms(workspace.lexicon) if workspace.lexicon.is_file() else []


def _written(workspace: Workspace, term: Term, system: System | None) -> Term:
    """Write `term` over its own row, or behind the last; every other line stays as people left it."""
    path = workspace.lexicon
    row = dump_terms([term]).splitlines()[1]
    if not path.is_file():
        lines = dump_terms([term]).splitlines()
    else:
        lines = path.read_text("utf-8-sig").splitlines()
        place = next((number for number, known in load_rows(path) if known.text == term.text), None)
        if place is None:
            lines.append(row)
        else:
            lines[place - 1] = row
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, "\n".join([*lines, ""]).encode(), system or System())
    return term

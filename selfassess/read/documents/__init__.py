"""Documents: PDF, Word and text files into blocks in reading order.

The door is `read_document`. Whatever a file holds, it answers with a document, a problem from
the catalogue (SA-D..), or both; it never raises for what a file contains.
"""

from __future__ import annotations

from selfassess.read.documents.door import read_document

__all__ = ["read_document"]

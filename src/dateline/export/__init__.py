"""Events to files, in the shapes that analysts already load.

`write` is the door. Behind it: `formats` holds one file a format, found by being there; `files` writes whole
files or none; `codebook` says beside each what its columns mean and which version wrote it; `acted` says
which events a format that knows only deeds can hold; `gather` makes events of reports that are in no store.
"""

from dateline.export.files import Kept, destination, refuse, write
from dateline.export.formats import Format, format_named, formats
from dateline.export.sheets import Column, Written

__all__ = ["Column", "Format", "Kept", "Written", "destination", "format_named", "formats", "refuse", "write"]

"""Reports to events: which tell of one happening, what they add up to, and what they disagree on."""

from dateline.corroborate.blocks import block_keys
from dateline.corroborate.corrections import Applied, applied, changed
from dateline.corroborate.editions import superseded
from dateline.corroborate.events import event, event_id
from dateline.corroborate.explain import apart, explain
from dateline.corroborate.groups import Cluster, group, linked
from dateline.corroborate.knowing import known
from dateline.corroborate.links import link, link_keys
from dateline.corroborate.origins import bands, origins, signature, witnesses
from dateline.corroborate.pairs import Evidence, Reason, pair

__all__ = [
    "Applied",
    "Cluster",
    "Evidence",
    "Reason",
    "apart",
    "applied",
    "bands",
    "block_keys",
    "changed",
    "event",
    "event_id",
    "explain",
    "group",
    "known",
    "link",
    "link_keys",
    "linked",
    "origins",
    "pair",
    "signature",
    "superseded",
    "witnesses",
]

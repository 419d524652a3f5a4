"""The words that facts of closed lists may have. Values only; names are public."""

PROJECT_TYPES = frozenset(
    {"crop", "livestock_poultry", "large_livestock", "forestry", "aquaculture", "other", "mixed"}
)
CAUSES = frozenset({"natural_disaster", "epidemic", "fire", "force_majeure", "subjective"})
STATUSES = frozenset({"poor", "near_poor", "escaped_poverty", "disabled_person", "none"})
PAYERS = frozenset({"household", "group_leader", "agency"})
ACCOUNTS = frozenset({"treasury", "bank", "cash"})
APPROVERS = frozenset({"district_chair", "commune_chair"})
SOURCES = frozenset({"front", "inspection", "people"})
COMMUNES = frozenset({"extremely_difficult_or_atk", "other"})
DISTRICTS = frozenset({"mountain", "plain_or_town"})
UNITS = frozenset({"commune", "district"})
UNIT_SOURCES = frozenset({"central", "provincial"})
REGISTERED = frozenset({"none", "advanced", "model"})

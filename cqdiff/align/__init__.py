"""Who belongs with whom: sections, targets, promises and their results."""

"""修: contradictions and gaps found, versions compared, what expires and what rests on it, who implements what."""

"""人员: users, organisations, posts and what each may see; the audit trail."""

"""A bare Wagtail, for benches to set beside ours: one kind of page, a menu, breadcrumbs, no rules."""

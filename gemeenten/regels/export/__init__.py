"""An edition's own data in other forms: calendars, schema.org, tables."""

"""An edition's own data in the CMS: buttons, warnings, log and addresses."""

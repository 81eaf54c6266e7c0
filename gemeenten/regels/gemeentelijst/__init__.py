"""The Dutch municipalities: what the CBS and the ministry of OCW say of them. Pure."""

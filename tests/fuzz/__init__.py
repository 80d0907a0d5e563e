"""Damaged inputs for whatever reads what others wrote. The suite tries a few of each, `make fuzz` as many as it can."""

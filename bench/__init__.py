"""How fast it is: by ratio to others that do the same job in the same run."""

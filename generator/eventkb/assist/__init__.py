"""Help while somebody writes a definition: what stands at a place, what it leads to, what could stand there."""

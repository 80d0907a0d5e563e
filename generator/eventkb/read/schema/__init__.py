"""The schema: what a file may say, and what a person did wrong where a value does not fit it.

`models` has the keys; the reference of all keys and the JSON Schema are made of them. `mistakes` turns the errors of a
validation into findings, of which `followers` drops those that another one explains.
"""

"""Whether everything that eventkb needs is there and fits: what is installed, and how the project is set up.

A report of a fault begins with these findings, so none of them names a person, a machine or a folder outside of the
project.
"""

from eventkb.doctor.finding import Finding, State
from eventkb.doctor.installation import Program, installation
from eventkb.doctor.project import Fault, Project, project

__all__ = ["Fault", "Finding", "Program", "Project", "State", "installation", "project"]

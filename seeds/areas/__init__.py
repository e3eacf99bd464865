"""The national statistical division list (统计用区划代码): read in its published forms, checked whole, loaded in parts."""

from seeds.areas.load import import_areas
from seeds.areas.read import Progress
from seeds.areas.result import AreasImport
from seeds.areas.sources import Citing

__all__ = ["AreasImport", "Citing", "Progress", "import_areas"]

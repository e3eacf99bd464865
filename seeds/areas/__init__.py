"""The national statistical division list (统计用区划代码): read in its published forms, checked whole, loaded in parts."""

from seeds.areas.load import Progress, import_areas
from seeds.areas.result import AreasImport
from seeds.areas.sources import Citing

__all__ = ["AreasImport", "Citing", "Progress", "import_areas"]

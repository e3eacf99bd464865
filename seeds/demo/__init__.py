"""An invented city for demonstrations, and synthetic cities of any size."""

from seeds.demo.city_files import write_city
from seeds.demo.replay import load_demo
from seeds.demo.series import DemoLoad, TableCount, demo_counts, demo_loads, demo_plants
from seeds.demo.synthetic import synthetic_city

__all__ = ["DemoLoad", "TableCount", "demo_counts", "demo_loads", "demo_plants", "load_demo", "synthetic_city", "write_city"]

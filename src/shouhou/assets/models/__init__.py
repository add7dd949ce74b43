from shouhou.assets.models.product_model import ProductModel
from shouhou.assets.models.unit import Unit
from shouhou.assets.models.unit_import import Import

__all__ = ["Import", "ProductModel", "Unit"]

from shouhou.assets.models.product_model import ProductModel
from shouhou.assets.models.unit import Unit

__all__ = ["ProductModel", "Unit"]

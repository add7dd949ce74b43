from shouhou.workbench.models.what_if import WhatIf, WhatIfCase, WhatIfPart

__all__ = ["WhatIf", "WhatIfCase", "WhatIfPart"]

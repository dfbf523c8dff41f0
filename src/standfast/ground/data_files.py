"""Where the data that ships with the program lies. A folder in, nothing out; it holds no code and no case."""

from pathlib import Path
from typing import Final

import standfast_data

DATA: Final = Path(standfast_data.__file__).parent

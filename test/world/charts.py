"""What the image's packages must still be able to do, and what a page must not."""

import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

points = pd.DataFrame({"lat": [35.68, 34.69], "lon": [139.69, 135.5], "people": [14, 9]})
st.dataframe(points)
st.line_chart(points["people"])
st.map(points)
st.pydeck_chart()
st.text(f"sum: {pa.table(points).to_pandas()['people'].sum() + np.arange(3).sum()}")

with tempfile.TemporaryFile() as scratch:
    st.text(f"scratch: {scratch.write(b'12345')}")
for name, folder in {
    "app": Path(__file__).parent,
    "packages": Path(st.__file__).parent,
    "python": Path(sys.prefix),
}.items():
    try:
        (folder / "written").write_text("x")
        st.text(f"{name}: written")
    except OSError as error:
        st.text(f"{name}: {type(error).__name__}")
st.text("The end.")

"""A page to start from. Who is asking comes from `st.user`: behind the gate it is verified.

Run by itself (`streamlit run app.py`) it has nobody to greet: `st.user` has no address.
"""

import math

import pandas as pd
import streamlit as st

st.set_page_config(page_title="Orders", page_icon=":material/monitoring:")


@st.cache_data
def orders() -> pd.DataFrame:
    """Orders per day, the same at every run: demo data, to be replaced by a query of your own."""
    days = pd.date_range("2026-01-01", "2026-06-30", name="Day")
    trend = [240 + 1.1 * day + 18 * math.sin(day / 11) for day in range(len(days))]
    share = [0.58 if day.weekday() > 4 else 0.72 for day in days]  # weekends are for the shops
    web = [round(total * part) for total, part in zip(trend, share, strict=True)]
    shops = [round(total * (1 - part)) for total, part in zip(trend, share, strict=True)]
    return pd.DataFrame({"Web": web, "Shops": shops}, index=days)


# An address that Cognito has not verified is None here. Without the gate `st.user` has none of this.
email = st.user.get("email")
groups = st.user.get("groups") or []

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title("Orders", width="content")
    # In this tab: st.link_button would open another one and leave this page standing.
    st.html('<a href="/_gate/signout" target="_self" style="color: inherit">Sign out</a>', width="content")

st.text(f"Hello, {email or 'stranger'}.")
if groups:
    st.caption("Your groups: " + ", ".join(f"`{group}`" for group in groups))

days = st.slider("Last days", min_value=14, max_value=90, value=30)
recent, before = orders().tail(days), orders().tail(2 * days).head(days)

for column, channels in zip(st.columns(3), (["Web", "Shops"], ["Web"], ["Shops"]), strict=True):
    now, then = recent[channels].sum(axis=1), before[channels].sum(axis=1)
    column.metric(
        " + ".join(channels),
        f"{now.sum():,}",
        f"{now.sum() / then.sum() - 1:+.1%}",
        help=f"Against the {days} days before",
        border=True,
        chart_data=now.tolist(),
        chart_type="area",
    )

st.bar_chart(recent, y_label="Orders per day")

upload = st.file_uploader(
    "Look at a file of yours", help="It stays in this app's memory while the page is open."
)
if upload:
    st.success(f"Received {upload.name}: {upload.size:,} bytes.", icon=":material/task_alt:")

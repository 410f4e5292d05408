"""The second app of the same image: an entry file, a host and a guest list of its own (config/stages.ts)."""

import pandas as pd
import streamlit as st

st.set_page_config(page_title="Budget", page_icon=":material/account_balance:")


@st.cache_data
def budget() -> pd.DataFrame:
    """Planned and spent by team, in thousands: demo data."""
    planned = {"Data": 420, "Platform": 610, "Sales": 350, "Support": 180}
    spent = {"Data": 395, "Platform": 655, "Sales": 310, "Support": 171}
    return pd.DataFrame({"Planned": planned, "Spent": spent})


with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title("Budget", width="content")
    st.html('<a href="/_gate/signout" target="_self" style="color: inherit">Sign out</a>', width="content")

st.text(f"Hello, {st.user.get('email') or 'stranger'}. Only the finance group sees this page.")

teams = st.multiselect("Teams", budget().index.tolist(), default=budget().index.tolist())
shown = budget().loc[teams]
planned, spent = shown["Planned"].sum(), shown["Spent"].sum()

left, right = st.columns(2)
left.metric("Planned", f"{planned:,} k", border=True)
right.metric("Spent", f"{spent:,} k", f"{spent - planned:+,} k", delta_color="inverse", border=True)

st.bar_chart(shown, stack=False, y_label="Thousands")

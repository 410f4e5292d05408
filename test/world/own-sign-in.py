"""A page written for Streamlit's own sign-in, as it comes from Community Cloud."""

import streamlit as st

if not st.user.is_logged_in:
    st.title("Sign in first")
    st.button("Log in", on_click=st.login)
    st.stop()

st.title("Written for st.login")
st.text(f"name={st.user.name} email={st.user.email}")
st.text("an admin" if "admins" in st.user.groups else "no admin")
st.text("found a part" if "admin" in st.user.groups else "found whole names")
st.button("Log in again", on_click=st.login)
st.button("Log out", on_click=st.logout)

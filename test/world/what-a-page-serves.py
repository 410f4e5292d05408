"""A page with a script of its own, that plays what people upload as the type that its uploader named."""

import base64
import wave
from io import BytesIO

import streamlit as st
from streamlit.components.v1 import html

st.title("What a page serves")
html("<p>A script's frame</p><script>document.title = 'script'</script>", height=40)

upload = st.file_uploader("A file")
if upload:
    with st.container(key="upload"):
        play = st.video if upload.type == "video/webm" else st.audio
        play(upload.getvalue(), format=upload.type)

sound = BytesIO()
with wave.open(sound, "wb") as file:
    file.setparams((1, 2, 8000, 0, "NONE", ""))
    file.writeframes(bytes(16_000))
with st.container(key="sound"):
    st.audio(sound.getvalue(), format="audio/wav")
with st.container(key="raster"):
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    st.image(base64.b64decode(pixel))
with st.container(key="vector"):
    st.image(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
    )
st.download_button("Download", "<p>Figures</p>", "figures.html", "text/html")

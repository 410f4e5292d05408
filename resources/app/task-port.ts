/** The port an app listens on inside its task: Streamlit's own. */
export const taskPort = 8501;

"""Pictures that stand still: the theme, Plotly figures and drawings. Nothing here knows of Streamlit."""

"""Work that is done beside the server, in processes of its own: what it is, and who does it. Nothing here knows of Streamlit."""

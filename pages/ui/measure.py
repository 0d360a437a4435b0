"""Work that a learner starts with a button: one piece after the other, with a progress bar and a way to stop."""

import streamlit as st


def measure(key, label, jobs):
    """A button and, once pressed, the results of all jobs as a list; None before.

    `jobs` is {description: function without arguments}. Each job is bounded by itself and cached, so what is done is not done
    again; while they run, pressing the button again begins anew, and leaving the page stops them.
    """
    if st.button(label, key=f"{key}.start"):
        st.session_state[f"{key}.started"] = True
    if not st.session_state.get(f"{key}.started"):
        return None
    bar, results = st.progress(0.0), []
    for done, (description, job) in enumerate(jobs.items()):
        bar.progress(done / len(jobs), description)
        results.append(job())
    bar.empty()
    return results

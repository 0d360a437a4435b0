"""The experiments that several pages share: networks that learn, balls that roll downhill, the learner’s own flower."""

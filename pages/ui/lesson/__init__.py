"""What a lesson is made of: its words and questions, their parts on the page, the experiment, the read-out, measurements."""

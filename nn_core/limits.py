"""Every limit of the engine and the app in one place, the reason beside it.

Whoever reaches one is told so in a sentence with the limit and what to do. Sizes are in bytes, MB are millions of bytes.
"""

# Photos from outside
UPLOAD_MB = 20  # a phone's best photo has about 12
UPLOAD_BYTES = UPLOAD_MB * 1_000_000
VIEW_SIDE = 480  # pixels of a photo's longer side where it is looked at: about 30 kB in a visit, sharp enough beside the others
ASKED_KEPT = 200  # photos of a visitor in the flower lab, each as its 7200 numbers and a view: 8 MB
OWN_KEPT = 8  # results of one kind made of a visitor's own pictures, in the visit: a learner goes back and forth
SHOTS = 20  # photos that the camera takes while its button is held: four seconds
SHOT_LETTERS = 400_000  # of each, as text: at 480 pixels they have about 60,000
VISIT_UPLOADS_MB = 400  # of files that one visitor has on the server until they are read: a hundred photos as a phone takes them
ALL_UPLOADS_MB = 1_500  # of all visitors' files together: a class that uploads at once, on a server with a few GB
READ_SECONDS = 2  # of computing for one photo: a class that uploads at once should not wait for one of them
READ_MB = 250  # of memory for one photo: a small server has room for a few at a time
DECODED_BYTES = 210_000_000  # what decoding may hold, estimated from the header: below READ_MB, as the file is in memory too
PIXELS = 80_000_000  # of one picture, however few bytes each takes; cameras have 12 to 60 million
SLOW_PIXELS = 12_600_000  # of AVIF, HEIC and JPEG 2000, whose decoders cannot be stopped on the way: a phone's photo has 12.5
SLOW_BYTES = 12_000_000  # of an AVIF or HEIC file: a phone's photo has 1 to 4 million, noise at this size takes a second
ARCHIVE_MB = 100  # of a ZIP of photos: 500 of 200 kB, or 30 as a phone takes them; .streamlit/config.toml says the same
ARCHIVE_BYTES = 100_000_000  # the same, counted
ARCHIVE_ENTRIES = 2_000  # of a ZIP: 500 photos, what a Mac adds to each, and folders
SWELLING = 3  # times its own size that a ZIP may unpack to: photos are packed already, and hardly shrink in it
PARTS = 20_000  # chunks, segments, blocks or strips of one file: photos have a few hundred, forged files have millions
SAMPLES = 600_000_000  # that all scans of a JPEG visit: a progressive photo of 33 million pixels visits about 500 million
PROFILE_BYTES = 4_000_000  # of a colour profile: those for printing presses have up to about 3 million
MODEL_MB = 16  # of a file that brings a network: the uploader tells the browser the same
MODEL_BYTES = 16_000_000  # of a flower model's file; ours has under 4 million
UNPACKED_BYTES = 32_000_000  # of its arrays: a file that swells further is no flower model
EYES = 4  # networks with eyes in one file, whose answers are averaged: more would be slower, not better

# Heaps of photos that a network of one's own learns from
HEAP_LEAST = 10  # photos of both heaps: with fewer there is nothing to hold out
HEAP_MOST = 500  # photos of both heaps: their 7200 bytes each, all that is kept, are 3.6 MB of a visit; training takes seconds
HEAP_LAYERS = 4  # hidden layers: more need a start that a first network of one's own should not ask for
HEAP_UNITS = 64  # of a hidden layer: 460,000 numbers in the first, a file of 2 MB
HEAP_EPOCHS = 1000  # of a training: what has not been learned by then needs another α
NAME_LETTERS = 30  # of a heap's name: it stands on buttons
ABOUT_BYTES = 2_000  # of what a file says of its network: names and numbers of units take some 200
HEAP_PIECE_MS = 250  # milliseconds of training at a time: others are served in between, and who waits sees it move
HEAP_SECONDS = 60  # of computing for one training: 500 photos and 200 epochs take two
HEAPS_MB = 48  # of trainings on drawn pictures that the server keeps for all visitors: about twenty
HEAPS_ON_THE_WAY = 8  # that it keeps where they were left: up to 10 MB each
HEAP_COLUMNS = 900  # pictures and their versions, all at once: 7200 numbers each, 52 MB; their coordinates take a second or two

# Experiments
LEGS = 6  # of a run with changed learning rates: more would be a story that nobody can tell
LEG_STEPS = 20_000  # of gradient descent over all legs behind: a second of computing for the networks of the lessons
STEPS = 10_000  # of the leg shown: it comes on top
POINTS = 400  # examples of a data set that is drawn: more hide each other, and each is sent to the browser
LAYERS = 20  # of a network: enough to see gradients vanish, and the picture still fits a screen
UNITS = 256  # of a hidden layer: the flower model's widest; what is drawn has at most a handful
RUNS_MB = 64  # of recorded trainings that the server keeps for all visitors: a thousand small ones, or forty of the largest
CACHED_RUNS = 128  # results of one kind that the server keeps for all visitors: the least used go first

# The playground
TRIAL_STEPS = 100_000  # of a trial over all its legs: minutes of play
TRIAL_LAYERS = 10  # hidden layers: what is drawn larger cannot be read
TRIAL_UNITS = 16  # of a hidden layer, for the same reason
TABLE_ROWS = 5_000  # of a table of one's own: each is sent to the browser and drawn there
TABLES_KEPT = 32  # of such tables, for all visitors: under 1 MB each
POINTED = 200  # points of one's own that travel in an address: 3 kB
ACTS = 40  # legs and edits behind a trial: more would be a story that nobody can tell, and an address that no mail carries
EDITS = 500  # numbers set by hand in one act: a whole network of the usual sizes
PIECE_MS = 120  # milliseconds of training at a time: others are served in between
PIECE_RECORDS = 300  # recorded steps at a time: five seconds of play
PIECE_BYTES = 240_000  # of their parameters, as they are sent
MARKS_MB = 32  # of states of trials that the server keeps for all visitors: from each it can go on
KEPT_TRIALS = 6  # that are laid over each other: more lines cannot be told apart
SWEEP = 24  # values of a sweep, and networks that are trained side by side: more points cannot be told apart
SWEEP_SEEDS = 10  # of each value: enough to see how far chance goes
SWEEP_STEPS = 10_000  # of each network of a sweep
SWEEP_SECONDS = 60  # of computing for one sweep, as told from its sizes: who waits longer has forgotten the question
SWEEP_NUMBERS = 2_000_000  # of all layers and points of networks side by side: 16 MB for each array that a step writes
SWEEPS_MB = 32  # of sweeps on their way and of results that the server keeps for all visitors

# Work beside the server (pages/ui/workers)
WORKERS = 2  # processes: one for each processor of a small machine, more only make each other slower
WAITING = 200  # jobs in the line: a school; who comes later is asked to try again
WORK_SECONDS = 20  # of computing for one job: twenty layers for all steps that there may be take about three
WORK_IN_ALL = 60  # seconds until a job has to be done once it has begun, on a machine with much to do
WORK_MB = 500  # of memory for one job: twenty large networks side by side take 25

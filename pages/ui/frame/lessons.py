"""The one table of pages: their order, titles and addresses. A page exists when it stands here and has a folder in `pages/`."""

from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).parents[3] / "assets"
PAGES = Path(__file__).parents[2]


@dataclass(frozen=True)
class Lesson:
    """A page of the app: `slug` is its address, `about` what one does there, in one line; `place` if it is no lesson."""

    slug: str
    title: str
    icon: str
    about: str
    place: bool = False

    @property
    def folder(self):
        """The page's folder: all that only this page needs."""
        return PAGES / self.slug.replace("-", "_")

    @property
    def file(self):
        """The page itself, below the top folder, as Streamlit wants it."""
        return f"pages/{self.folder.name}/page.py"

    @property
    def number(self):
        """Where it stands in the course, counted from 1; None for a place. Written down nowhere: it follows from the table."""
        return None if self.place else [lesson.slug for lesson in course()].index(self.slug) + 1

    @property
    def heading(self):
        """The title as the navigation shows it: with its number in the course, if it has one."""
        return self.title if self.place else f"{self.number}. {self.title}"

    @property
    def prose(self):
        """The page's Markdown file, cut into sections by its `## ` headings."""
        return self.folder / "text.md"

    @property
    def questions(self):
        """The page's questions, as TOML."""
        return self.folder / "questions.toml"


HOME = "home"

TABLE = (
    Lesson(HOME, "Pulsatilla", ":material/home:", "What there is, and where you left.", place=True),
    Lesson(
        "neuron",
        "One neuron",
        ":material/linear_scale:",
        "Drag a weight and a bias to fit plant cover; then let the neuron do it.",
    ),
    Lesson(
        "image-to-vector",
        "A photo is a vector",
        ":material/photo_camera:",
        "Follow a plant picture, pixel by pixel, into a column of 7200 numbers.",
    ),
    Lesson(
        "logistic-regression",
        "Logistic regression",
        ":material/ssid_chart:",
        "Turn a weighted sum into a probability, by hand and by descent.",
    ),
    Lesson(
        "loss",
        "Loss and cost",
        ":material/balance:",
        "Charge the same mistake in two ways, and see which landscape leads down.",
    ),
    Lesson(
        "gradient-descent",
        "Gradient descent",
        ":material/south_east:",
        "Let a ball roll down surfaces until it arrives, swings or flies out.",
    ),
    Lesson(
        "computation-graph",
        "Backward through one example",
        ":material/account_tree:",
        "Carry one mistake back to every weight, and check it with a nudge.",
    ),
    Lesson(
        "vectorization",
        "m examples at once",
        ":material/view_column:",
        "Replace a loop over the examples by one product, and race the two.",
    ),
    Lesson(
        "network",
        "From logistic regression to a network",
        ":material/hub:",
        "Stack units into layers, and watch the shape of every matrix follow.",
    ),
    Lesson(
        "activations",
        "Activation functions",
        ":material/show_chart:",
        "Bend the sums with five functions, and race them against each other.",
    ),
    Lesson(
        "initialization",
        "Initialization and symmetry",
        ":material/scatter_plot:",
        "Start all weights equal, random or huge, and see who can learn.",
    ),
    Lesson(
        "deep-network",
        "Deep networks",
        ":material/stacks:",
        "Add layers up to twenty, and watch gradients vanish or explode.",
    ),
    Lesson(
        "training",
        "Gradient descent in a network",
        ":material/all_inclusive:",
        "Walk the whole loop in five stations, and compare run with run.",
    ),
    Lesson(
        "convolution",
        "A network with eyes",
        ":material/visibility:",
        "Beyond the lecture: slide a window over a flower, and see what it finds.",
    ),
    Lesson(
        "playground",
        "Playground",
        ":material/sports_esports:",
        "Choose points, build a network, let it learn, and change anything on the way.",
        place=True,
    ),
    Lesson(
        "notation",
        "Notation",
        ":material/menu_book:",
        "Look up every symbol: its meaning, its shape, its name in code.",
        place=True,
    ),
    Lesson(
        "flower-lab",
        "Flower lab",
        ":material/local_florist:",
        "Ask a trained network about a photo of your own plant.",
        place=True,
    ),
)
LESSONS = {lesson.slug: lesson for lesson in TABLE}


def course():
    """The lessons without the places, in their order."""
    return [lesson for lesson in LESSONS.values() if not lesson.place]


def neighbours(slug):
    """(previous, next) of a page in the course's order; None at either end. Home has no previous page."""
    order = list(LESSONS.values())
    place = list(LESSONS).index(slug)
    before = order[place - 1] if place > 0 else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after

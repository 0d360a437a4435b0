"""The one table of pages: their order, titles and addresses. A page exists when it stands here and in `pages/`."""

from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"


@dataclass(frozen=True)
class Lesson:
    """A page of the app: `slug` is its address, `number` its place in the course (None for places that are no lesson)."""

    slug: str
    title: str
    icon: str
    number: int | None = None

    @property
    def file(self):
        """The page's file below the top folder."""
        return f"pages/{self.slug.replace('-', '_')}.py"

    @property
    def heading(self):
        """The title as the navigation shows it: with its number in the course, if it has one."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def about(self):
        """What one does there, in one line."""
        return ABOUT[self.slug]

    @property
    def prose(self):
        """The page's Markdown file, cut into sections by its `## ` headings."""
        return ASSETS / "lessons" / f"{self.slug}.md"

    @property
    def questions(self):
        """The page's questions, as TOML."""
        return ASSETS / "lessons" / f"{self.slug}.toml"


HOME = "home"

ABOUT = {
    HOME: "What there is, and where you left.",
    "neuron": "Drag a weight and a bias to fit plant cover; then let the neuron do it.",
    "image-to-vector": "Follow a plant picture, pixel by pixel, into a column of 7200 numbers.",
    "logistic-regression": "Turn a weighted sum into a probability, by hand and by descent.",
    "loss": "Charge the same mistake in two ways, and see which landscape leads down.",
    "gradient-descent": "Let a ball roll down surfaces until it arrives, swings or flies out.",
    "computation-graph": "Carry one mistake back to every weight, and check it with a nudge.",
    "vectorization": "Replace a loop over the examples by one product, and race the two.",
    "network": "Stack units into layers, and watch the shape of every matrix follow.",
    "activations": "Bend the sums with five functions, and race them against each other.",
    "initialization": "Start all weights equal, random or huge, and see who can learn.",
    "deep-network": "Add layers up to twenty, and watch gradients vanish or explode.",
    "training": "Walk the whole loop in five stations, and compare run with run.",
    "playground": "Change everything at once.",
    "flower-lab": "Ask a trained network about a photo of your own plant.",
    "notation": "Look up every symbol: its meaning, its shape, its name in code.",
}

LESSONS = {
    lesson.slug: lesson
    for lesson in (
        Lesson(HOME, "Pulsatilla", ":material/home:"),
        Lesson("neuron", "One neuron", ":material/linear_scale:", 1),
        Lesson("image-to-vector", "A photo is a vector", ":material/photo_camera:", 2),
        Lesson("logistic-regression", "Logistic regression", ":material/ssid_chart:", 3),
        Lesson("loss", "Loss and cost", ":material/balance:", 4),
        Lesson("gradient-descent", "Gradient descent", ":material/south_east:", 5),
        Lesson("computation-graph", "Backward through one example", ":material/account_tree:", 6),
        Lesson("vectorization", "m examples at once", ":material/view_column:", 7),
        Lesson("network", "From logistic regression to a network", ":material/hub:", 8),
        Lesson("activations", "Activation functions", ":material/show_chart:", 9),
        Lesson("initialization", "Initialization and symmetry", ":material/scatter_plot:", 10),
        Lesson("deep-network", "Deep networks", ":material/stacks:", 11),
        Lesson("training", "Gradient descent in a network", ":material/all_inclusive:", 12),
        Lesson("notation", "Notation", ":material/menu_book:"),
        Lesson("flower-lab", "Flower lab", ":material/local_florist:"),
    )
}


def neighbours(slug):
    """(previous, next) of a page in the course's order; None at either end. Home has no previous page."""
    order = list(LESSONS.values())
    place = list(LESSONS).index(slug)
    before = order[place - 1] if place > 0 else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after

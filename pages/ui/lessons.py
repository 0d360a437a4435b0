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
    def prose(self):
        """The page's Markdown file, cut into sections by its `## ` headings."""
        return ASSETS / "lessons" / f"{self.slug}.md"

    @property
    def questions(self):
        """The page's questions, as TOML."""
        return ASSETS / "lessons" / f"{self.slug}.toml"


HOME = "home"

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
        Lesson("activations", "Activation functions", ":material/show_chart:", 9),
        Lesson("initialization", "Initialization and symmetry", ":material/scatter_plot:", 10),
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

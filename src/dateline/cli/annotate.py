"""`dateline annotate`: the layers of a text."""

from __future__ import annotations

from rich.text import Text

from dateline.cli import show
from dateline.cli.run import Format, Model, Packs, Paths, Published, Run, coder, day, wants_table
from dateline.model import Article, Failure, Layers


def annotate(
    paths: Paths, format_: Format = None, pack: Packs = None, model: Model = None, published: Published = None
) -> None:
    """Print the layers of texts: sentences, times, places, actors and attributions, one object an article."""
    table = wants_table(format_)
    run = Run(paths, day(published))
    for coded in coder(model, pack).code_many(run.articles()):
        if isinstance(coded, Failure):
            run.keep(coded)
        elif table:
            print_layers(coded.article, coded.layers)
        else:
            show.json_lines([coded.layers])
    run.close()


def print_layers(article: Article, layers: Layers) -> None:
    """The text with its layers in colours, then what they stand for."""
    text = Text(article.text)
    for style, spans in (("green", layers.times), ("blue", layers.places), ("yellow", layers.actors)):
        for span in spans:
            text.stylize(style, span.start, span.end)
    for said in layers.attributions:
        if said.cue is not None:
            text.stylize("underline", said.cue.start, said.cue.end)
    show.screen.print(f"[bold]{article.published}  {article.title or article.id}[/bold]")
    show.screen.print(text)
    for time in layers.times:
        show.screen.print(f"  [green]{time.text}[/green] {time.type} {time.value}")
    for place in layers.places:
        show.screen.print(
            f"  [blue]{place.text}[/blue] {place.name}, {place.country} ({place.precision}, {place.use})"
        )
    for actor in layers.actors:
        codes = " ".join(filter(None, (actor.country, actor.sector)))
        show.screen.print(f"  [yellow]{actor.text}[/yellow] {actor.entity} {actor.name} {codes}")

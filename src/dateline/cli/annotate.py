"""`dateline annotate`: the layers of a text."""

from __future__ import annotations

from rich.text import Text

from dateline.cli import show
from dateline.cli.code import progress
from dateline.cli.run import (
    BOTH,
    Coders,
    Format,
    Model,
    Packs,
    Paths,
    Published,
    Run,
    coder,
    count,
    wants_table,
)
from dateline.model import Article, Failure, Layers


def annotate(
    paths: Paths,
    format_: Format = None,
    pack: Packs = None,
    model: Model = None,
    published: Published = None,
    coders: Coders = BOTH,
) -> None:
    """Print the layers of texts: sentences, times, places, actors and attributions, one object an article.

    On a terminal times are green, places blue, actors yellow, and the words
    of saying underlined.

    \b
    dateline annotate story.txt
    dateline annotate stories.jsonl > layers.jsonl
    """
    table = wants_table(format_)
    run = Run(paths, published)
    with progress() as bar:
        for coded in coder(model, pack, coders).code_many(run.articles(), batch_size=1):
            if isinstance(coded, Failure):
                run.keep(coded)
            elif table:
                print_layers(coded.article, coded.layers)
            else:
                show.json_lines([coded.layers])
            bar.update(bar.task_ids[0], description=f"{count(run.read, 'article')} read")
    run.close()


def print_layers(article: Article, layers: Layers) -> None:
    """The text with its layers in colours, then what they stand for."""
    show.screen.print(show.article_title(article))
    show.screen.print(_marked(article, layers))
    rows = show.grid("layer", "words", "what they stand for")
    for time in layers.times:
        rows.add_row("time", show.plain(time.text, "green"), show.plain(f"{time.type} {time.value}"))
    for place in layers.places:
        where = f"{place.name}, {place.country or 'no country'} ({place.precision}, {place.use})"
        rows.add_row("place", show.plain(place.text, "blue"), show.plain(where))
    for actor in layers.actors:
        who = " ".join(filter(None, (actor.entity, actor.name, actor.country, actor.sector)))
        rows.add_row("actor", show.plain(actor.text, "yellow"), show.plain(who))
    for said in layers.attributions:
        source = said.source.text if said.source else "somebody unnamed"
        content = " ... ".join(article.text[part.start : part.end] for part in said.content)
        words = f"{source}: {said.cue.text}" if said.cue else source
        rows.add_row(said.stance, show.plain(words, "underline"), show.plain(content))
    show.screen.print(rows)


def _marked(article: Article, layers: Layers) -> Text:
    text = show.plain(article.text)
    for style, spans in (("green", layers.times), ("blue", layers.places), ("yellow", layers.actors)):
        for span in spans:
            text.stylize(style, span.start, span.end)
    for said in layers.attributions:
        if said.cue is not None:
            text.stylize("underline", said.cue.start, said.cue.end)
    return text

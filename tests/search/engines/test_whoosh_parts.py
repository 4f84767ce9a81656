"""The installed Whoosh is the one whose private parts the index was built on."""

from importlib.metadata import version

from articles.search.engines.whoosh.whoosh_parts import PARTS, WHOOSH, changed_parts


def test_no_private_part_the_index_relies_on_has_changed():
    changed = '\n'.join(changed_parts())
    assert not changed, f'Whoosh {version("Whoosh")} is installed.\n{changed}\nSee whoosh_parts.py for what to do.'


def test_a_part_that_changed_or_went_away_is_named_with_its_use():
    changed = PARTS[0]._replace(source_sum='0')
    gone = PARTS[1]._replace(name='FileIndex.no_such_part')
    sentences = changed_parts((changed, gone, PARTS[2]))
    assert sentences == [
        f'Whoosh {WHOOSH} had another whoosh.index.TOC, which the index needs for {changed.used_for}.',
        f'Whoosh has no whoosh.index.FileIndex.no_such_part any more, which the index needs for {gone.used_for}.',
    ]

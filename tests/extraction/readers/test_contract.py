"""What every reader promises: the same for all formats."""

from pathlib import Path

import pytest

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers import READERS, read_path, reader_of
from tests.extraction.readers.samples import FIRST, SAMPLES, Sample, write

BY_ENDING = pytest.mark.parametrize('sample', SAMPLES, ids=lambda sample: sample.ending)


def documents_of(path: Path) -> list[SourceDocument]:
    results = list(read_path(path))
    assert all(isinstance(result, SourceDocument) for result in results), results
    return [result for result in results if isinstance(result, SourceDocument)]


def test_every_reader_has_a_sample() -> None:
    endings = {sample.ending for sample in SAMPLES}
    assert all(endings.intersection(suffixes) for suffixes, _ in READERS)


@BY_ENDING
class TestEveryReader:
    def test_it_yields_every_document_with_its_text(self, sample: Sample, tmp_path: Path) -> None:
        documents = documents_of(write(tmp_path, sample))
        assert len(documents) == sample.documents
        assert all(paragraph in documents[0].text for paragraph in FIRST)

    def test_it_keeps_bytes_and_the_plain_name(self, sample: Sample, tmp_path: Path) -> None:
        path = write(tmp_path, sample)
        for document in documents_of(path):
            assert document.name == path.name
            assert document.content
            assert document.media_type
            if not sample.container:
                assert document.content == path.read_bytes()

    def test_records_of_a_container_have_ids_of_their_own(self, sample: Sample, tmp_path: Path) -> None:
        records = [document.record for document in documents_of(write(tmp_path, sample))]
        if sample.container:
            assert all(records)
            assert len(set(records)) == len(records)
        else:
            assert records == [None]

    def test_main_spans_lie_in_the_text_in_order(self, sample: Sample, tmp_path: Path) -> None:
        for document in documents_of(write(tmp_path, sample)):
            places = [place for span in document.main_spans or () for place in span]
            assert places == sorted(places)
            assert not places or places[-1] <= len(document.text)

    def test_reading_twice_gives_the_same(self, sample: Sample, tmp_path: Path) -> None:
        path = write(tmp_path, sample)
        assert documents_of(path) == documents_of(path)

    def test_an_empty_file_is_one_refusal(self, sample: Sample, tmp_path: Path) -> None:
        path = tmp_path / f'empty{sample.ending}'
        path.write_bytes(b'')
        assert [type(result) for result in read_path(path)] == [Refusal]

    def test_binary_bytes_are_one_refusal(self, sample: Sample, tmp_path: Path) -> None:
        path = tmp_path / f'binary{sample.ending}'
        path.write_bytes(bytes(range(256)) * 64)
        results = list(read_path(path))
        assert results
        assert all(isinstance(result, Refusal) for result in results)

    def test_a_missing_file_is_one_refusal(self, sample: Sample, tmp_path: Path) -> None:
        (refusal,) = read_path(tmp_path / f'missing{sample.ending}')
        assert isinstance(refusal, Refusal)
        assert refusal.reason

    def test_the_reader_itself_raises_only_the_one_error(self, sample: Sample, tmp_path: Path) -> None:
        reader = reader_of(tmp_path / f'missing{sample.ending}')
        assert reader is not None
        with pytest.raises(UnreadableDocument):
            list(reader(tmp_path / f'missing{sample.ending}'))

    def test_a_cut_file_is_read_as_far_as_it_goes_or_refused(self, sample: Sample, tmp_path: Path) -> None:
        path = tmp_path / f'cut{sample.ending}'
        content = sample.make()
        path.write_bytes(content[: len(content) * 2 // 3])
        results = list(read_path(path))
        assert results
        if sample.container and sample.ending != '.wacz':
            assert isinstance(results[0], SourceDocument)

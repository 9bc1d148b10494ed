"""Weights are used only when they are the ones that the manifest describes."""

import pytest

from argmap.errors import ModelError
from argmap.learned.store import manifest, record, sha256, weight_file


def test_a_file_that_is_not_installed_is_none(tmp_path):
    assert weight_file("model.onnx", tmp_path) is None


def test_a_recorded_file_is_found(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"weights")
    record("model.onnx", tmp_path)
    assert weight_file("model.onnx", tmp_path) == tmp_path / "model.onnx"


def test_the_sum_is_that_of_the_standard(tmp_path):
    (tmp_path / "abc").write_bytes(b"abc")  # the example of FIPS 180-2
    assert sha256(tmp_path / "abc").startswith("ba7816bf8f01cfea414140de5dae2223")


def test_recording_keeps_what_others_recorded(tmp_path):
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(name.encode())
        record(name, tmp_path)
    assert list(manifest(tmp_path)) == ["a", "b"]


def test_a_changed_file_is_refused(tmp_path):
    path = tmp_path / "model.onnx"
    path.write_bytes(b"weights")
    record("model.onnx", tmp_path)
    path.write_bytes(b"other weights")
    with pytest.raises(ModelError, match="changed or cut"):
        weight_file("model.onnx", tmp_path)


def test_a_file_that_nobody_recorded_is_refused(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"weights")
    with pytest.raises(ModelError, match="does not name it"):
        weight_file("model.onnx", tmp_path)


def test_a_damaged_manifest_is_refused(tmp_path):
    (tmp_path / "manifest.json").write_text("{")
    (tmp_path / "model.onnx").write_bytes(b"weights")
    with pytest.raises(ModelError, match="damaged"):
        weight_file("model.onnx", tmp_path)


def test_what_is_installed_is_whole_and_small():
    names = manifest()
    assert names, "the weights belong to the package"
    sizes = [path.stat().st_size for name in names if (path := weight_file(name))]
    assert len(sizes) == len(names)
    assert sum(sizes) < 120e6

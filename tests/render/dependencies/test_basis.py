"""What a basis tells of the files and versions that are there now."""

from pathlib import Path

from render.dependencies.basis import Basis, Present


def test_a_basis_tells_files_that_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "aid.py"
    file.write_text("a = 1")
    present = Present()
    name = str(file)
    basis = Basis({name: (present.digest(name), present.sense(name))}, {})
    assert list(basis.changes(present)) == []
    file.write_text("a = 1  # one, and a longer text")
    assert list(basis.changes(present)) == []
    file.write_text("a = 2")
    assert list(basis.changes(present)) == [f"{name} has changed"]
    file.unlink()
    assert list(basis.changes(present)) == [f"{name} is gone"]


def test_a_table_of_numbers_that_could_be_source_is_compared_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "run.csv"
    file.write_text("x,y\n1,2\n")
    present = Present()
    name = str(file)
    basis = Basis({name: (present.digest(name), present.sense(name))}, {})
    file.write_text("x,y\n1,30\n")
    assert list(basis.changes(present)) == [f"{name} has changed"]
    file.write_text("x,y\n1,2\n")
    assert list(basis.changes(present)) == []

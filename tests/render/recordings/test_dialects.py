"""One run, written as many programs write it, is read as one run."""

import numpy as np
import pytest

from surfaces import sphere

PLACES = [(1.5, -2.0), (0.25, 1e-3), (0.0, 0.5)]
LOSS = [6.25, 0.0625, 0.25]

SAME = {
    "plain": "step,x,y,loss\n0,1.5,-2,6.25\n1,.25,1e-3,.0625\n2,0,.5,.25\n",
    "without an end": "step,x,y,loss\n0,1.5,-2,6.25\n1,.25,1e-3,.0625\n2,0,.5,.25",
    "ends of Windows": "step,x,y,loss\r\n0,1.5,-2,6.25\r\n1,.25,1e-3,.0625\r\n2,0,.5,.25\r\n",
    "old ends of the Mac": "step,x,y,loss\r0,1.5,-2,6.25\r1,.25,1e-3,.0625\r2,0,.5,.25\r",
    "a mark of UTF-8": "\ufeffstep,x,y,loss\n0,1.5,-2,6.25\n1,.25,1e-3,.0625\n2,0,.5,.25\n",
    "UTF-16, as Excel": (
        "step\tx\ty\tloss\n0\t1.5\t-2\t6.25\n1\t.25\t1e-3\t.0625\n2\t0\t.5\t.25\n"
    ).encode("utf-16"),
    "decimal commas": "step;x;y;loss\n0;1,5;-2;6,25\n1;0,25;1e-3;0,0625\n2;0;0,5;0,25\n",
    "tabs and decimal commas": (
        "step\tx\ty\tloss\n0\t1,5\t-2\t6,25\n1\t,25\t,001\t,0625\n2\t0\t,5\t,25\n"
    ),
    "spaces": "step   x     y    loss\n0   1.5 -2  6.25\n  1 .25 1e-3 .0625 \n2 0 .5 .25\n",
    "spaces and tabs": "step x y loss\n0\t1.5  -2\t6.25\n1 .25 1e-3\t.0625\n2 0 .5 .25\n",
    "R's write.csv": '"","x","y","loss"\n"1",1.5,-2,6.25\n"2",0.25,0.001,0.0625\n"3",0,0.5,0.25\n',
    "R's write.csv2": '"";"x";"y";"loss"\n"1";1,5;-2;6,25\n"2";0,25;0,001;0,0625\n"3";0;0,5;0,25\n',
    "R's write.table": '"x" "y" "loss"\n"1" 1.5 -2 6.25\n"2" 0.25 0.001 0.0625\n"3" 0 0.5 0.25\n',
    "R, of a matrix": '"","V1","V2","value"\n"1",1.5,-2,6.25\n"2",.25,.001,.0625\n"3",0,.5,.25\n',
    "pandas' index": ",x,y,f\n0,1.5,-2.0,6.25\n1,0.25,0.001,0.0625\n2,0.0,0.5,0.25\n",
    "pandas, twice saved": "Unnamed: 0,x,y,f\n0,1.5,-2,6.25\n1,.25,.001,.0625\n2,0,.5,.25\n",
    "Julia": "iteration,x1,x2,value\n0,1.5,-2.0,6.25\n1,0.25,0.001,0.0625\n2,0.0,0.5,0.25\n",
    "Greek": "Epoch,θ₁,θ₂,Loss\n1,1.5,-2,6.25\n2,.25,.001,.0625\n3,0,.5,.25\n",
    "with numbers in brackets": "par[1],par[2],fn\n1.5,-2,6.25\n.25,.001,.0625\n0,.5,.25\n",
    "numpy's savetxt": "# step,w_0,w_1,loss\n0,1.5,-2,6.25\n1,.25,.001,.0625\n2,0,.5,.25\n",
    "remarks and blank lines": (
        "# made on a Monday\n% of May\n\nstep,x,y,loss\n0,1.5,-2,6.25\n\n"
        "1,.25,1e-3,.0625\n2,0,.5,.25\n\n"
    ),
    "other columns between": (
        "loss,y,note,x,step\n6.25,-2,a,1.5,0\n.0625,.001,,.25,1\n.25,.5,c,0,2\n"
    ),
    "quoted": (
        '"step","x","y","loss"\n"0","1.5","-2","6.25"\n"1",".25",".001",".0625"\n'
        '"2","0",".5",".25"\n'
    ),
    "counted from ten": "step,x,y,loss\n10,1.5,-2,6.25\n11,.25,.001,.0625\n12,0,.5,.25\n",
    "a remark names the columns": (
        "# label,step,x,y,loss\nA,0,1.5,-2,6.25\nA,1,.25,.001,.0625\nA,2,0,.5,.25\n"
    ),
    "quotes and blanks": (
        '"x"   "y" "" "the loss, f" loss\n1.5 -2 a "" 6.25\n.25 .001 b "" .0625\n0 .5 "" c .25\n'
    ).replace('""', '"-"'),
    "commas within quotes": (
        '"what, then";x;y;f\n"a, b";1,5;-2;6,25\n"a ""b""";0,25;,001;,0625\n;0;,5;,25\n'
    ),
    "an end that is missing": "x,y,loss\n1.5,-2,6.25\n.25,.001,.0625\n0,.5,.25\nNA,NA,NA\n,,\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_a_run_is_the_same_in_whatever_dialect(read, text) -> None:
    run = read(text)
    walk = run.walk(sphere, run.starts, steps=2)
    np.testing.assert_array_equal(walk.points[:, 0], PLACES)
    np.testing.assert_array_equal(walk.values[:, 0], LOSS)


@pytest.mark.parametrize(
    "text",
    ["1.5,-2\n.25,.001\n0,.5\n", "0 1.5 -2\n1 .25 .001\n2 0 .5\n", "1,5;-2\n0,25;0,001\n0;0,5\n"],
    ids=["x and y", "step, x and y", "decimal commas"],
)
def test_two_columns_without_a_header_are_x_and_y_and_three_have_the_step_first(read, text) -> None:
    run = read(text)
    walk = run.walk(sphere, run.starts, steps=2)
    np.testing.assert_array_equal(walk.points[:, 0], PLACES)
    assert walk.values is None


def test_columns_name_the_coordinates_where_no_name_tells_them(read) -> None:
    text = "left,right,x,y\n1.5,-2,7,8\n.25,.001,7,8\n0,.5,7,8\n"
    run = read(text, columns=("left", "right"))
    walk = run.walk(sphere, run.starts, steps=2)
    np.testing.assert_array_equal(walk.points[:, 0], PLACES)
    assert set(walk.readings) == {"x", "y"}


FAULTS = {
    "": "run.csv: is empty",
    "# nothing but a remark\n": "run.csv: has no rows",
    "x,y\n": "run.csv: has a header and no rows",
    "x\n1\n": "no columns x and y among x; name the two: columns=",
    "a,b\n1,2\n": 'no columns x and y among a, b; name the two: columns=("w1", "w2")',
    "1,2,3,4\n": "run.csv:1: has no header and 4 columns; write one above them",
    "x,y\n1,2\n3\n": "run.csv:3: has 1 cell for 2 columns",
    "x,y\n1,2\n# half-way\n3,4\n": "run.csv:3: has 1 cell for 2 columns; a remark stands above",
    "x,y\n0,5,1,5\n0,25,2,5\n": "with a decimal comma, write ; between the cells",
    "x,y\n1,2\n3,four\n": "run.csv:3: y is 'four', not a number",
    "x,y\n1,2\n,4\n5,6\n": "run.csv:3: x is missing, and the walk goes on below",
    "x,y\nNA,NA\n": "run.csv:2: x and y are missing",
    "x0,x1,x2\n1,2,3\n": 'x0, x1, x2 are 3 coordinates; name the two to be seen: columns=("x0", ',
    "# w1 w2 w3\n1 2 3\n": "w1, w2, w3 are 3 coordinates; name the two to be seen: columns=",
    "x,x,y\n1,2,3\n": "run.csv: has two columns 'x'",
    "step,x,y\n0,1,2\n0.5,1,2\n": "run.csv:3: step is 0.5; it must be a whole number",
    "step,x,y\n0,1,2\n,1,2\n": "run.csv:3: step is missing; it must be a whole number",
    "step,x,y\n0,1,2\n1,1,2\n0,3,4\n": "run.csv:4: step 0 follows 1, and must be more",
    "x,y\n1,nan\n1,2\n": "run.csv:2: begins at (1, nan); a run begins at finite numbers",
    'x,y\n1,"2\n3,"4\n': "run.csv:2: cannot be cut into cells",
    'x,y\n1,"2\n': "run.csv:2: cannot be cut into cells",
    "x,y\n" + 60_000 * "1,": "run.csv:2: has 120000 letters",
}


@pytest.mark.parametrize(("text", "told"), FAULTS.items(), ids=range(len(FAULTS)))
def test_what_is_no_run_is_told_in_one_line_with_its_place(read, text, told) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are compared
        read(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (b"\x00\x01\x02" * 9, "is binary, not a table in text"),
        ("x,y\n1,2\n3,4 \xfc\n".encode("latin-1"), "run.csv:3: is no text in UTF-8 (byte 0xfc)"),
        (b"PK\x03\x04 and nothing", "is no .npz, or a damaged one"),
    ],
)
def test_bytes_that_are_no_table_are_told_in_one_line(read, held, told) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are compared
        read(held)
    assert told in str(caught.value)

"""What reading costs. ``python -m benchmarks`` measures it, prints a table and writes it to ``RESULTS.md``.

Every other module here measures one thing and has a function ``measure``, which gives rows of name, figure and bound;
a bound reads "at most 1.5" or "at least 5 MB/s", and is empty where there is none. Times are ratios taken within one
run wherever they can be, so that they mean the same on any machine.
"""

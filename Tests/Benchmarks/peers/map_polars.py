"""The same mapping as map_rows.py with polars: `map_polars.py FILE`. POLARS_MAX_THREADS says how many threads."""

import sys

import polars as pl

HEAD = '{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":'
EMAIL = r"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$"
BLANKS = " \t\r\n\u00a0"


def main(source: str) -> None:
    if source.endswith("jsonl"):
        rows = pl.read_ndjson(source, schema={"email": pl.String, "reason": pl.String})
    else:
        rows = pl.read_csv(source, columns=["email", "reason"], infer_schema=False)
    email = pl.col("email").str.strip_chars(BLANKS)
    reason = pl.col("reason").fill_null("").str.strip_chars(BLANKS)
    rows = rows.select(email, reason).filter(pl.col("email").str.contains(EMAIL))
    short = pl.struct("email", pl.lit("default").alias("funnel_name"))
    full = pl.struct("email", pl.lit("default").alias("funnel_name"), "reason")
    payload = pl.when(pl.col("reason") == "").then(short.struct.json_encode()).otherwise(full.struct.json_encode())
    rows.select(pl.concat_str(pl.lit(HEAD), payload, pl.lit("}"))).write_csv(
        sys.stdout.buffer, include_header=False, quote_style="never"
    )


if __name__ == "__main__":
    main(sys.argv[1])

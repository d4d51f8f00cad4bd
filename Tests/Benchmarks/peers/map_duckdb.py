"""The same mapping as map_rows.py with DuckDB: `map_duckdb.py FILE`, on one thread."""

import sys

import duckdb

CSV = (
    "read_csv($file, header=true, all_varchar=true, delim=',', quote='\"', escape='\"',"
    " strict_mode=false, parallel=false, max_line_size=4000000)"
)
JSON = (
    "read_json($file, format='newline_delimited', columns={email: 'VARCHAR', reason: 'VARCHAR'},"
    " maximum_object_size=4000000)"
)
QUERY = """
COPY (
  SELECT '{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":' ||
    CASE WHEN reason = '' THEN to_json({email: email, funnel_name: 'default'})
         ELSE to_json({email: email, funnel_name: 'default', reason: reason}) END || '}'
  FROM (SELECT trim(email, $blanks) AS email, trim(coalesce(reason, ''), $blanks) AS reason FROM ROWS)
  WHERE regexp_full_match(email, '[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+')
) TO '/dev/stdout' (FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE '')
"""


def main(source: str) -> None:
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("SET enable_progress_bar = false")
    query = QUERY.replace("ROWS", JSON if source.endswith("jsonl") else CSV)
    connection.execute(query, {"file": source, "blanks": " \t\r\n\u00a0"})


if __name__ == "__main__":
    main(sys.argv[1])

/// Command lines that are wrong, with the sentence each is answered with.
///
/// A row without a hint expects the one that points to the command's help.
extension BadLine {
  /// One flag each, in the order of the table: a value that it does not take.
  static let sendingAndSandbox = [
    BadLine(
      "lost --rate 120",
      "--rate takes auto, N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '120'; for example "
        + "--rate 120/min.",
      hint: "Did you mean --rate 120/min?"
    ),
    BadLine(
      "lost --rate 0.5/s",
      "--rate takes auto, N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '0.5/s'; for example "
        + "--rate 120/min.",
      hint: "For less than one request, name a longer window: 30/min is one every two seconds."
    ),
    BadLine(
      "lost --rate 5/day",
      "--rate takes auto, N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '5/day'; for example "
        + "--rate 120/min."
    ),
    BadLine(
      "lost --rate 0/s",
      "--rate takes auto, N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '0/s'; for example "
        + "--rate 120/min."
    ),
    BadLine(
      "lost --plan gold",
      "--plan takes basic, light, pro or advanced, not 'gold'; for example --plan basic."
    ),
    BadLine(
      "lost --plan advance",
      "--plan takes basic, light, pro or advanced, not 'advance'; for example --plan advanced.",
      hint: "Did you mean --plan advanced?"
    ),
    BadLine(
      "lost --concurrency 300",
      "--concurrency takes a whole number from 1 to 256, not '300'; for example --concurrency 16."
    ),
    BadLine(
      "lost --concurrency ''",
      "--concurrency takes a whole number from 1 to 256, not nothing; for example --concurrency 16."
    ),
    BadLine("lost --batch 0", "--batch takes a whole number from 1 to 100000, not '0'; for example --batch max."),
    BadLine("lost --batch full", "--batch takes a whole number from 1 to 100000, not 'full'; for example --batch max."),
    BadLine(
      "lost --batch max --batch-bytes 200001",
      "--batch-bytes takes bytes from 1024 to 200000, not '200001'; for example --batch-bytes 100000."
    ),
    BadLine(
      "lost --batch-bytes 100k",
      "--batch-bytes takes bytes from 1024 to 200000, not '100k'; for example --batch-bytes 100000."
    ),
    BadLine(
      "lost --batch max --batch-linger 0",
      "--batch-linger takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '0'; for example "
        + "--batch-linger 1."
    ),
    BadLine(
      "lost --batch-bytes 9000", "--batch-bytes applies to batches and does nothing without --batch.",
      hint: "Add --batch max."
    ),
    BadLine(
      "lost --batch-linger 2", "--batch-linger applies to batches and does nothing without --batch.",
      hint: "Add --batch max."
    ),
    BadLine(
      "lost --retries -1",
      "--retries takes a whole number from 0 to 100, not '-1'; for example --retries 4."
    ),
    BadLine(
      "lost --timeout 0",
      "--timeout takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '0'; for example "
        + "--timeout 30."
    ),
    BadLine(
      "lost --timeout 2,5",
      "--timeout takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '2,5'; for example "
        + "--timeout 30."
    ),
    BadLine(
      "lost --connect-timeout 0.0001",
      "--connect-timeout takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '0.0001'; "
        + "for example --connect-timeout 10."
    ),
    BadLine(
      "lost --grace 0",
      "--grace takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '0'; for example --grace 10."
    ),
    BadLine(
      "lost --max-failures 0",
      "--max-failures takes a number of rows, 1 or more, or a share from 0.001% to 100%, not '0'; for "
        + "example --max-failures 50."
    ),
    BadLine(
      "lost --max-failures 101%",
      "--max-failures takes a number of rows, 1 or more, or a share from 0.001% to 100%, not '101%'; "
        + "for example --max-failures 50."
    ),
    BadLine(
      "lost --on-unknown retyr",
      "--on-unknown takes retry or record, not 'retyr'; for example --on-unknown retry.",
      hint: "Did you mean --on-unknown retry?"
    ),
    BadLine(
      "lost --base-url http://api.example.com",
      "--base-url takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token "
        + "would be readable on the way to 'api.example.com'; write https://."
    ),
    BadLine(
      "lost --base-url http://127.0.0.1.evil.com",
      "--base-url takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token "
        + "would be readable on the way to '127.0.0.1.evil.com'; write https://."
    ),
    BadLine(
      "lost --base-url http://127.0.0.1@evil.com",
      "--base-url must not contain a user name or password; for example --base-url https://api.example.com."
    ),
    BadLine(
      "lost --base-url https://u:p@api.example.com",
      "--base-url must not contain a user name or password; for example --base-url https://api.example.com."
    ),
    BadLine(
      "lost --base-url https://api.example.com/?a=b",
      "--base-url must not contain a query (?) or a fragment (#); for example --base-url "
        + "https://api.example.com."
    ),
    BadLine(
      "lost --base-url ftp://api.example.com",
      "--base-url takes an https URL, not one that begins with ftp; for example --base-url "
        + "https://api.example.com."
    ),
    BadLine(
      "lost --base-url api.example.com",
      "--base-url takes an https URL, and 'api.example.com' is not one; for example --base-url "
        + "https://api.example.com."
    ),
    BadLine(
      "lost --base-url http://127.0.0.01:80",
      "--base-url takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token "
        + "would be readable on the way to '127.0.0.01'; write https://."
    ),
    BadLine(
      "lost --sandbox=yes",
      "--sandbox is a switch and takes no value."
    ),
    BadLine(
      "lost --proxy ftp://x",
      "--proxy takes [SCHEME://]HOST[:PORT] with http, https, socks4, socks4a, socks5 or socks5h as "
        + "SCHEME, not 'ftp://x'; for example --proxy http://proxy.example.com:3128."
    ),
    BadLine(
      "lost --proxy http://u:secret@",
      "--proxy takes [SCHEME://]HOST[:PORT] with http, https, socks4, socks4a, socks5 or socks5h as "
        + "SCHEME, not the one given; for example --proxy http://proxy.example.com:3128."
    ),
    BadLine(
      "lost --ca-file ''",
      "--ca-file takes a file's path, not nothing; for example --ca-file company.pem."
    ),
    BadLine(
      "lost --token-file -",
      "--token-file takes a file's path, and - means standard input or output only as INPUT and "
        + "with --output.",
      hint: "A file that is really called - is written ./-"
    ),
    BadLine(
      "lost --lang fr",
      "--lang takes en or pt, not 'fr'; for example --lang en."
    ),
    BadLine(
      "lost --lang p",
      "--lang takes en or pt, not 'p'; for example --lang pt.",
      hint: "Did you mean --lang pt?"
    ),
    BadLine(
      "help lost --lang e",
      "--lang takes en or pt, not 'e'; for example --lang en.",
      hint: "Did you mean --lang en?"
    ),
    BadLine(
      "lost --progress fancy",
      "--progress takes bar, plain, json or none, not 'fancy'; for example --progress bar."
    ),
    BadLine(
      "lost --quiet=1",
      "--quiet is a switch and takes no value."
    ),
    BadLine(
      "lost --verbose=1",
      "--verbose is a switch and takes no value."
    ),
    BadLine(
      "lost --help=1",
      "--help is a switch and takes no value."
    ),
    BadLine(
      "lost --version=1",
      "--version is a switch and takes no value."
    ),
    BadLine(
      "sandbox --port 70000",
      "--port takes a port from 0 to 65535, not '70000'; for example --port 8080."
    ),
    BadLine(
      "sandbox --port-file -",
      "--port-file takes a file's path, and - means standard input or output only as INPUT and "
        + "with --output.",
      hint: "A file that is really called - is written ./-"
    ),
    BadLine(
      "sandbox --limit 100",
      "--limit takes N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '100'; for example "
        + "--limit 120/min.",
      hint: "Did you mean --limit 100/min?"
    ),
    BadLine(
      "sandbox --fields -",
      "--fields takes a file's path, and - means standard input or output only as INPUT and "
        + "with --output.",
      hint: "A file that is really called - is written ./-"
    ),
    BadLine(
      "sandbox --funnel-rate 10",
      "--funnel-rate takes N/s, N/min or N/h with N from 1 to 1000000, or unlimited, not '10'; for example "
        + "--funnel-rate 694/min.",
      hint: "Did you mean --funnel-rate 10/min?"
    ),
    BadLine(
      "sandbox --lead-limit 0",
      "--lead-limit takes a whole number from 1 to 1000000, not '0'; for example --lead-limit 120."
    ),
    BadLine(
      "sandbox --funnel-limit 0",
      "--funnel-limit takes a whole number from 1 to 1000000, not '0'; for example --funnel-limit 24."
    ),
    BadLine(
      "sandbox --apply-after 86400001",
      "--apply-after takes milliseconds from 0 to 86400000, not '86400001'; for example --apply-after 1500."
    ),
    BadLine(
      "sandbox --expire-after 0",
      "--expire-after takes a whole number from 1 to 1000000000, not '0'; for example --expire-after 100."
    ),
    BadLine(
      "sandbox --refresh rotat",
      "--refresh takes rotate or keep, not 'rotat'; for example --refresh rotate.",
      hint: "Did you mean --refresh rotate?"
    ),
    BadLine(
      "sandbox --latency 1s",
      "--latency takes milliseconds from 0 to 600000, not '1s'; for example --latency 150."
    ),
    BadLine(
      "sandbox --fault 503",
      "--fault takes KIND=P,... with each P from 0 to 1, not '503'; for example --fault "
        + "503=0.05,reset-after=0.01."
    ),
    BadLine(
      "sandbox --fault 503=1.5",
      "--fault takes KIND=P,... with each P from 0 to 1, not '503=1.5'; for example --fault "
        + "503=0.05,reset-after=0.01."
    ),
    BadLine(
      "sandbox --fault 504=0.1",
      "--fault takes 500, 502html, 503, 429, reset-before, reset-after, truncated, garbage or slow, "
        + "not '504'; for example --fault 500=0.05.",
      hint: "Did you mean --fault 500=0.05?"
    ),
    BadLine(
      "sandbox --fault 503=0.7,429=0.7",
      "--fault takes chances that add up to 1 at most, over all --fault, not '503=0.7,429=0.7'; for "
        + "example --fault 503=0.05,reset-after=0.01."
    ),
    BadLine(
      "sandbox --seed -1",
      "--seed takes a whole number from 0 to 18446744073709551615, not '-1'; for example --seed 7."
    ),
    BadLine(
      "sandbox --absent ''",
      "--absent takes a piece of an email, not nothing; for example --absent @nowhere.example."
    ),
    BadLine(
      "sandbox --batch-errors none",
      "--batch-errors takes whole or path, not 'none'; for example --batch-errors whole."
    ),
    BadLine(
      "sandbox --log ''",
      "--log takes a file's path, not nothing; for example --log received.jsonl."
    ),
  ]
}

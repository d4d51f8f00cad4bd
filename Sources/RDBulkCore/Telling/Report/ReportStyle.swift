/// The report's style sheet: light or dark on screen, on a phone, on paper.
enum ReportStyle {
  static let sheet: StaticString = """
    <style>
    :root {
      color-scheme: light dark;
      --paper: #fbfaf7; --ink: #22262b; --quiet: #5c636b; --line: #e1ddd3; --card: #ffffff;
      --accepted: #2e7d5b; --rejected: #b8483b; --invalid: #c4871b; --duplicate: #8b929a; --failed: #7d4379;
      --unknown: #3f6fa8; --area: #6f93bd; --limit: #9a3d31; --pause: #efe3c8; --throttle: #c4871b;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --ink: #e8e5de; --quiet: #a2a8af; --line: #33373c; --card: #1d2024;
        --accepted: #58b58c; --rejected: #e07d6e; --invalid: #dfa94d; --duplicate: #868d95; --failed: #bb86b6;
        --unknown: #7aa7dc; --area: #5d86b5; --limit: #ea8d7f; --pause: #3a3425; --throttle: #dfa94d;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif; }
    main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding: 3.5rem 0 1rem; }
    h1, h2, .big { font-family: "Iowan Old Style", Charter, Georgia, "Noto Serif", "DejaVu Serif", serif; }
    h1 { margin: .4rem 0 .8rem; max-width: 22em; font-size: clamp(1.6rem, 1.1rem + 2.4vw, 2.6rem); font-weight: 500;
      line-height: 1.18; text-wrap: balance; overflow-wrap: break-word; font-variant-numeric: lining-nums; }
    h2 { margin: 0 0 1rem; font-size: 1.3rem; font-weight: 500; }
    h3 { margin: 0; font-size: 1rem; font-weight: 600; display: flex; flex-wrap: wrap; gap: .2rem .8rem; }
    p { margin: 0 0 .7rem; max-width: 42rem; }
    .kicker, .when, .note, .meaning, .aside, .place, footer, dt { color: var(--quiet); }
    .kicker, .when { margin: 0; font-size: .95rem; }
    .aside, footer { font-size: .88rem; }
    .aside { margin: 1rem 0 0; }
    .pill { display: inline-block; margin-right: .7em; padding: .05em .7em; border: 1px solid var(--rejected);
      border-radius: 1em; color: var(--rejected); font-size: .88rem; }
    .rehearsal { max-width: none; margin: 1.5rem 0 0; padding: .7rem 1rem; background: var(--pause);
      border-left: .3rem solid var(--invalid); font-weight: 600; print-color-adjust: exact;
      -webkit-print-color-adjust: exact; }
    .rehearsal + header { padding-top: 2rem; }
    pre { margin: 0 0 1rem; padding: .75rem .9rem; max-width: 100%; overflow-x: auto; background: var(--card);
      border: 1px solid var(--line); border-radius: .35rem; white-space: pre; overflow-wrap: normal; }
    pre code { font: .86rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    pre:focus-visible { outline: 2px solid var(--unknown); outline-offset: 3px; }
    section { padding: 2.2rem 0; border-top: 1px solid var(--line); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.4rem, 1fr)); gap: 1.4rem 1.5rem;
      margin: 1.2rem 0 2.6rem; }
    .tiles.sum { grid-template-columns: 1fr; margin-bottom: 0; }
    .tiles dt { font-size: .88rem; }
    .tiles dd { margin: 0; }
    .big { font-size: clamp(1.4rem, 1.15rem + 1.2vw, 1.9rem); line-height: 1.25; font-variant-numeric: lining-nums; }
    .note { font-size: .88rem; }
    .small { margin: 1.6rem 0 1rem; }
    .small .big { font-size: 1.35rem; }
    .outcomes { display: block; width: 100%; height: 1.6rem; border-radius: .3rem; }
    .s-accepted { fill: var(--accepted); background: var(--accepted); }
    .s-rejected { fill: var(--rejected); background: var(--rejected); }
    .s-invalid { fill: var(--invalid); background: var(--invalid); }
    .s-duplicate { fill: var(--duplicate); background: var(--duplicate); }
    .s-failed { fill: var(--failed); background: var(--failed); }
    .s-unknown { fill: var(--unknown); background: var(--unknown); }
    .area { fill: var(--area); background: var(--area); }
    .pause { fill: var(--pause); background: var(--pause); }
    .throttle { background: var(--throttle); stroke: var(--throttle); stroke-width: 3; }
    .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .55em; border-radius: .2em;
      vertical-align: -.05em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    span.swatch.limit { height: 0; border-top: 2px dashed var(--limit); border-radius: 0; vertical-align: .25em; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums lining-nums; }
    th { font-weight: 500; text-align: left; }
    th, td { padding: .45rem .9rem .45rem 0; vertical-align: baseline; border-bottom: 1px solid var(--line); }
    tr > :last-child { padding-right: 0; }
    .number { text-align: right; white-space: nowrap; }
    .legend { margin-top: 1rem; }
    .legend th { white-space: nowrap; }
    .legend .meaning { width: 58%; font-size: .93rem; }
    .settings th { width: 34%; color: var(--quiet); }
    .errors { margin: 0; padding: 0; list-style: none; }
    .errors > li { padding: .9rem 0; border-bottom: 1px solid var(--line); }
    .errors > li:first-child { padding-top: 0; }
    .errors code { font: 600 .93rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    .errors .count { margin-left: auto; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .errors ul { margin: .3rem 0 0; padding: 0; list-style: none; font-size: .93rem; }
    .errors ul li { margin-top: .35rem; }
    .place { display: block; font-size: .86rem; }
    figure { margin: 0 0 2rem; }
    figcaption { display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; margin-bottom: .7rem; font-size: .88rem; }
    .caption { font-weight: 600; margin-right: auto; }
    .key { color: var(--quiet); white-space: nowrap; }
    .plot { position: relative; }
    .plot svg { display: block; width: 100%; height: 11rem; overflow: visible; }
    .plot line { vector-effect: non-scaling-stroke; }
    .grid { stroke: var(--line); stroke-width: 1; }
    line.limit { stroke: var(--limit); stroke-width: 1.6; stroke-dasharray: 6 4; }
    .mark { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
    .y { position: absolute; top: -1.35em; left: 0; color: var(--quiet); font-size: .78rem; line-height: 1.35;
      font-variant-numeric: tabular-nums; }
    .plot { margin-top: 1.1rem; }
    .axis { position: relative; height: 1.5rem; margin-top: .35rem; color: var(--quiet); font-size: .78rem; }
    .marks { position: relative; margin-bottom: -.9rem; color: var(--quiet); font-size: .78rem; }
    .marks div { position: relative; height: 1.05rem; }
    .axis span, .marks span { position: absolute; white-space: nowrap; }
    .axis .within, .marks .within, .marks .start { transform: translateX(-50%); }
    .axis .end { transform: translateX(-100%); }
    .marks .end { transform: translateX(-50%); }
    details { margin-top: .4rem; font-size: .9rem; }
    summary { color: var(--quiet); cursor: pointer; }
    summary:focus-visible { outline: 2px solid var(--unknown); outline-offset: 3px; }
    .scroll { max-width: 100%; overflow-x: auto; margin-top: .6rem; }
    .numbers th, .numbers td { padding: .25rem .7rem .25rem 0; font-size: .84rem; }
    .numbers tbody th { white-space: nowrap; }
    .numbers thead th { color: var(--quiet); overflow-wrap: normal; }
    .numbers thead th:not(:first-child) { text-align: right; }
    footer { padding-top: 1.2rem; padding-bottom: 3rem; }
    @media (max-width: 40rem) {
      header { padding-top: 2rem; }
      .tiles:not(.sum) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .legend tr { display: grid; grid-template-columns: 1fr auto 3.7rem; border-bottom: 1px solid var(--line);
        padding: .4rem 0; }
      .legend th, .legend td { border: 0; padding: 0; }
      .legend .meaning { grid-column: 1 / -1; width: auto; }
      .plot svg { height: 8rem; }
      .caption { flex-basis: 100%; }
      .numbers th, .numbers td { padding-right: .45rem; font-size: .78rem; }
    }
    @media print {
      :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #ccc; --card: #fff; --pause: #efe3c8; }
      :root { font-size: 9.5pt; }
      header, .rehearsal + header { padding-top: 0; }
      .rehearsal { margin: 0 0 1.2rem; }
      pre { white-space: normal; break-inside: avoid; }
      pre span { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
      section { padding: 1.2rem 0; }
      h2, h2 + p { break-after: avoid; }
      .errors > li, figure, tr, .tiles { break-inside: avoid; }
      .plot svg { height: 8rem; }
      details { display: none; }
      svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    </style>
    """
}

/// The report's style sheet, for screens of any width, light or dark, and for paper.
enum ReportStyle {
    static let sheet: Markup = """

        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #20261f; --quiet: #5c645c; --line: #e3e1d9;
          --heat0: #eceae3; --heat1: #c6dccf; --heat2: #8fbfa6; --heat3: #4d9479; --heat4: #1d6650;
          --kept: #2c7a61; --late: #bd7a2a; --skipped: #8e8c81; --got: #57789c; --given: #2c7a61; --warn: #8f4f0d;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #151917; --card: #1c211f; --ink: #e6e8e3; --quiet: #a3aca4; --line: #303733;
            --heat0: #262c29; --heat1: #23473a; --heat2: #2f6b55; --heat3: #4d9c7f; --heat4: #8fd5b6;
            --kept: #5aae8e; --late: #d2974a; --skipped: #6f756f; --got: #7f9fc4; --given: #5aae8e; --warn: #e3ac64;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; overflow-wrap: break-word;
        }
        main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1rem; }
        main { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); padding-top: 2.5rem; }
        h1 {
          margin: 0; font: 600 2rem/1.2 "Iowan Old Style", Palatino, "Palatino Linotype", "Source Serif 4", "Noto Serif", Georgia, serif;
          letter-spacing: -0.01em;
        }
        h2 { margin: 0 0 0.75rem; font-size: 1.0625rem; line-height: 1.3; font-weight: 600; }
        p { margin: 0; }
        .period, .note, .more, footer, dt { color: var(--quiet); }
        .note, .legend, .more, details, li span { font-size: 0.875rem; }
        .note { margin: -0.5rem 0 0.9rem; text-wrap: pretty; }
        .more { margin-top: 0.75rem; }
        dl { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin: 1.25rem 0 0.5rem; }
        dl div { display: flex; flex-direction: column-reverse; }
        dt { font-size: 0.875rem; }
        dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 300; }
        section {
          min-width: 0; padding: 1.1rem 1.25rem 1.25rem;
          background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem;
        }
        .now { display: contents; }
        ol, ul { margin: 0; padding: 0; list-style: none; }
        .due li { padding: 0.5rem 0; border-top: 1px solid var(--line); }
        .due li:first-child { border-top: 0; padding-top: 0; }
        .due li:last-child { padding-bottom: 0; }
        .due li span { display: block; color: var(--quiet); }
        b { font-weight: 600; }
        em { font-style: normal; font-size: 0.8125rem; color: var(--warn); margin-left: 0.35rem; white-space: nowrap; }
        .bars li {
          display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.15rem 1rem; align-items: baseline; padding: 0.45rem 0;
          break-inside: avoid;
        }
        .bars b { font-weight: 500; }
        .bars bdi {
          display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; text-align: left;
        }
        .bars strong { font-weight: 500; text-align: right; }
        .bars span { color: var(--quiet); }
        .facts { grid-column: 1 / -1; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
        .means li { grid-template-columns: 7rem minmax(0, 1fr) 2.5rem; align-items: center; padding: 0.3rem 0; }
        .means .bar { grid-column: auto; }
        .bar { grid-column: 1 / -1; display: block; width: 100%; height: 0.625rem; border-radius: 0.2rem; }
        .bar.diverging {
          height: 0.8rem; border-radius: 0; background: linear-gradient(var(--line), var(--line)) center / 100% 1px no-repeat;
        }
        .track { fill: var(--heat0); } .kept { fill: var(--kept); background: var(--kept); }
        .late { fill: var(--late); background: var(--late); } .skipped { fill: var(--skipped); background: var(--skipped); }
        .given { fill: var(--given); } .got { fill: var(--got); }
        .middle { stroke: var(--quiet); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .legend { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.4rem; margin-top: 0.75rem; color: var(--quiet); }
        .legend i { width: 0.7rem; height: 0.7rem; border-radius: 0.15rem; }
        .legend i:not(:first-child) { margin-left: 0.6rem; }
        .halves { display: grid; gap: 0.75rem 0; grid-template-columns: minmax(0, 1fr); }
        .heat { display: block; width: 100%; height: auto; }
        .heat text { font-size: 9.5px; fill: var(--quiet); }
        .heat0 { fill: var(--heat0); } .heat1 { fill: var(--heat1); } .heat2 { fill: var(--heat2); }
        .heat3 { fill: var(--heat3); } .heat4 { fill: var(--heat4); }
        .days .legend { justify-content: flex-end; margin-top: 0.5rem; }
        details { margin-top: 0.75rem; }
        summary { cursor: pointer; color: var(--quiet); }
        summary:focus-visible { outline: 2px solid var(--kept); outline-offset: 3px; border-radius: 0.2rem; }
        table { border-collapse: collapse; margin-top: 0.5rem; }
        th, td { padding: 0.1rem 2rem 0.1rem 0; text-align: left; font-weight: 400; }
        td { text-align: right; padding-right: 0; }
        details ul { margin-top: 0.5rem; }
        .trees { columns: 18rem; column-gap: 2rem; }
        .tree { display: block; width: 100%; max-width: 22rem; height: auto; margin-bottom: 1.1rem; break-inside: avoid; }
        .tree text { font-size: 14px; fill: var(--ink); }
        .tree circle { fill: var(--kept); }
        .tree path { fill: none; stroke: var(--skipped); stroke-width: 1.25; }
        .tree .across { stroke-dasharray: 3 3; }
        .definitions { position: absolute; }
        .definitions path { fill: var(--skipped); }
        footer { padding: 1.25rem 1rem 2.5rem; font-size: 0.8125rem; }
        @media (max-width: 30rem) {
          main { padding-top: 1.5rem; }
          section { padding: 0.9rem 1rem 1rem; }
          dl { display: grid; grid-template-columns: repeat(4, auto); justify-content: space-between; gap: 0.75rem; }
          dl div { justify-content: flex-end; }
          .heat text { font-size: 12px; }
        }
        @media (min-width: 52rem) {
          .now { display: block; columns: 2; column-gap: 1rem; }
          .now section { break-inside: avoid; margin-bottom: 1rem; }
          .balance ul { columns: 2; column-gap: 2.5rem; }
          .halves { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1rem; }
        }
        @page { size: A4; margin: 15mm 14mm; }
        @media print {
          :root {
            color-scheme: light;
            --paper: #ffffff; --card: #ffffff; --ink: #000000; --quiet: #4d4d4d; --line: #d0d0d0;
            --heat0: #ececec; --heat1: #c6dccf; --heat2: #8fbfa6; --heat3: #4d9479; --heat4: #1d6650;
            --kept: #2c7a61; --late: #bd7a2a; --skipped: #8e8c81; --got: #57789c; --given: #2c7a61; --warn: #8f4f0d;
          }
          body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main, .now { display: block; columns: auto; max-width: none; margin: 0; padding: 0; }
          section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 4mm 0 5mm; }
          .now section { margin: 0; }
          section, .bars li, .due li { break-inside: avoid; }
          .due, .balance, .introductions { break-inside: auto; }
          .due ol, .balance ul { columns: 2; column-gap: 8mm; }
          h2 { break-after: avoid; }
          .halves { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 4mm; }
          details:not([open]) { display: none; }
          footer { padding: 4mm 0 0; }
        }

        """
}

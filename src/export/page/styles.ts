import type { Code, Codebook } from '../../codebook/codebook'

// Colours are set once for paper, and again for dark screens; print stays light by never matching that query.
const colours = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --card: #fff; --ink: #1d1c1a; --quiet: #5d5a54; --rule: #dcd7cd; --track: #ece8df;
  --accent: #0b4d69; --bar: #5a7f92; --shade: #f5f2ec;
  --supported: #1c6638; --supported-back: #e2f1e6; --refuted: #a3241c; --refuted-back: #fbe7e4;
  --disputed: #7d4e00; --disputed-back: #fbefd5; --unverified: #34508c; --unverified-back: #e6ecf8;
  --unverifiable: #64437f; --unverifiable-back: #f1e9f7; --none: #5d5a54; --none-back: #efece5;
  --tint-l: 0.92; --tint-c: 0.075; --line-l: 0.5; --line-c: 0.13;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --card: #1b1e22; --ink: #e9e6e0; --quiet: #aaa69d; --rule: #383c42; --track: #2c3036;
    --accent: #93cdea; --bar: #6f9fb8; --shade: #202429;
    --supported: #8fd6a6; --supported-back: #18301f; --refuted: #f6a79d; --refuted-back: #3a1b18;
    --disputed: #eec377; --disputed-back: #35280f; --unverified: #a9c0f2; --unverified-back: #1d2740;
    --unverifiable: #d2b3e8; --unverifiable-back: #2c2036; --none: #b5b1a8; --none-back: #2a2d31;
    --tint-l: 0.36; --tint-c: 0.07; --line-l: 0.76; --line-c: 0.12;
  }
}
`

const text = `
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; text-size-adjust: none; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
h1, h2, h3, .quotation, .body { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Charter, Georgia, "Noto Serif", serif; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, table { margin: 0; padding: 0; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.2vw, 2.9rem); line-height: 1.12; font-weight: 600; letter-spacing: -0.012em; text-wrap: balance; }
h2 { font-size: 1.55rem; line-height: 1.2; font-weight: 600; margin: 0 0 1.1rem; padding-top: 0.7rem; border-top: 3px solid var(--ink); }
h2 .quiet { font: 0.9rem system-ui, sans-serif; }
h3 { font-size: 1.18rem; line-height: 1.35; font-weight: 600; text-wrap: pretty; }
h4 { font-size: 0.78rem; font-weight: 650; text-transform: uppercase; letter-spacing: 0.07em; color: var(--quiet); margin: 1.1rem 0 0.35rem; }
a { color: var(--accent); text-underline-offset: 0.17em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { outline: 2px solid var(--accent); outline-offset: 4px; border-radius: 3px; }
ul, ol { list-style: none; }
.quiet { color: var(--quiet); font-weight: 400; }
.lead { color: var(--quiet); margin: -0.6rem 0 1.2rem; max-width: 44rem; }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.number { font-family: system-ui, sans-serif; font-variant-numeric: tabular-nums; font-weight: 650; font-size: 0.86em; }
.text { white-space: pre-wrap; max-width: 44rem; }
.address { overflow-wrap: anywhere; }
.hash { font: 0.8rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
`

const layout = `
.sheet { max-width: 71rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
.masthead { border-top: 6px solid var(--ink); padding-top: 1rem; margin-bottom: 2.5rem; }
.kicker { font-size: 0.78rem; font-weight: 650; text-transform: uppercase; letter-spacing: 0.09em; color: var(--accent); margin-bottom: 0.8rem; }
.deck { margin-top: 0.8rem; color: var(--quiet); }
.deck > span:not(:last-child)::after { content: " · "; }
.key { display: flex; flex-wrap: wrap; gap: 0.8rem 2.6rem; margin-top: 1.6rem; padding: 0.9rem 0 0.8rem; border-block: 1px solid var(--rule); }
.key div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.key dt { font-size: 0.82rem; line-height: 1.3; color: var(--quiet); max-width: 10rem; }
.key dd { font: 600 1.9rem/1.2 "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, serif; font-variant-numeric: lining-nums; }
.contents h2 { font: 650 0.78rem system-ui, sans-serif; text-transform: uppercase; letter-spacing: 0.07em; color: var(--quiet); border: 0; padding: 0; margin: 0 0 0.6rem; }
.contents { margin-bottom: 2.5rem; }
.contents li { padding: 0.16rem 0; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
main { min-width: 0; max-width: 53rem; }
main > section { margin-bottom: 3.4rem; }
@media (min-width: 64rem) {
  .columns { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 3.5rem; }
  .contents { position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow: auto; }
}
footer { border-top: 1px solid var(--rule); padding-top: 1rem; color: var(--quiet); font-size: 0.88rem; }
`

const entries = `
.entry { background: var(--card); border: 1px solid var(--rule); border-radius: 6px; padding: 1.25rem 1.4rem 1.3rem; margin-bottom: 1.3rem; }
.entry > header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.2rem; justify-content: space-between; align-items: baseline; }
.entry > header h3 { flex: 1 1 22rem; }
.entry h3 .number { color: var(--quiet); margin-inline-end: 0.35rem; }
.verdict, .kind { flex: none; font-size: 0.86rem; font-weight: 600; border-radius: 4px; padding: 0.12rem 0.55rem; }
.kind { color: var(--none); background: var(--none-back); }
.sign { display: inline-block; min-width: 1.15em; font-weight: 700; }
.verdict-supported { color: var(--supported); background: var(--supported-back); }
.verdict-refuted { color: var(--refuted); background: var(--refuted-back); }
.verdict-disputed { color: var(--disputed); background: var(--disputed-back); }
.verdict-unverified { color: var(--unverified); background: var(--unverified-back); }
.verdict-unverifiable { color: var(--unverifiable); background: var(--unverifiable-back); }
.verdict-none { color: var(--none); background: var(--none-back); }
.assessment { margin-top: 0.7rem; }
.aside { font-size: 0.9rem; color: var(--quiet); margin-top: 0.6rem; }
.mention { margin-top: 1.1rem; }
.entry.claim .mention + .mention { padding-top: 1.1rem; border-top: 1px solid var(--rule); }
.mention-number { font-size: 0.82rem; font-weight: 650; color: var(--quiet); font-variant-numeric: tabular-nums; }
.quotation { font-size: 1.06rem; line-height: 1.6; white-space: pre-wrap; border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; margin: 0.3rem 0 0.7rem; color: var(--quiet); }
mark { color: var(--ink); background: none; }
.chain { display: flex; flex-wrap: wrap; gap: 0.35rem 0; margin: 0 0 0.7rem; font-size: 0.95rem; font-weight: 550; }
.chain li:not(:last-child)::after { content: "→"; content: "→" / "then"; color: var(--quiet); padding: 0 0.6rem; font-weight: 400; }
.chain .publisher, .chain .voice { font-weight: 400; }
.chain .voice, .chain .broken { font-style: italic; }
.unnamed { font-size: 0.78rem; font-weight: 500; color: var(--disputed); background: var(--disputed-back); border-radius: 3px; padding: 0 0.35rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.6rem; font-size: 0.88rem; }
.assessment .facts, .source > .facts { margin-top: 0.5rem; }
.facts div { display: flex; gap: 0.45rem; }
.facts dt { color: var(--quiet); flex: none; }
.facts dd { min-width: 0; overflow-wrap: anywhere; }
.note { display: flex; gap: 0.6rem; margin-top: 0.7rem; padding: 0.5rem 0.8rem; background: var(--shade); border-radius: 4px; font-size: 0.92rem; }
.note-label { color: var(--quiet); flex: none; }
.evidence li, .said li { padding: 0.15rem 0; }
.stance { font-size: 0.82rem; font-weight: 600; border: 1px solid currentColor; border-radius: 3px; padding: 0 0.35rem; margin-inline-end: 0.2rem; }
.marks li { border-top: 1px solid var(--rule); padding-top: 0.7rem; margin-top: 0.8rem; }
.open-ends li { padding: 0.3rem 0; border-top: 1px solid var(--rule); }
`

const tables = `
table { border-collapse: collapse; width: 100%; font-size: 0.93rem; }
th, td { text-align: start; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; font-weight: 400; border-top: 1px solid var(--rule); }
thead th { color: var(--quiet); font-size: 0.82rem; border-top: 0; }
.glance { margin-bottom: 2.2rem; }
.glance td:last-child { white-space: nowrap; padding-inline-end: 0; }
.glance .verdict { padding: 0.05rem 0.4rem; border-radius: 4px; }
@media (min-width: 40rem) { .glance td:nth-child(3) { min-width: 9rem; } }
caption { text-align: start; font-weight: 650; padding-bottom: 0.45rem; }
caption .quiet { display: block; font-size: 0.85rem; line-height: 1.4; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 2rem 2.6rem; }
.chart th, .chart td { border: 0; padding: 0.2rem 0; vertical-align: middle; line-height: 1.35; }
.chart th { width: 46%; padding-inline-end: 0.8rem; }
.chart .bar { white-space: nowrap; }
.chart svg { display: inline-block; vertical-align: middle; width: calc(100% - 2.6rem); height: 0.72rem; margin-inline-end: 0.6rem; }
.chart .bar span { font-variant-numeric: tabular-nums; font-weight: 600; }
.chart .share { width: 3.4rem; text-align: end; color: var(--quiet); font-variant-numeric: tabular-nums; }
.track { fill: var(--track); } .value { fill: var(--bar); }
.bar-supported .value { fill: var(--supported); } .bar-refuted .value { fill: var(--refuted); } .bar-disputed .value { fill: var(--disputed); }
.bar-unverified .value { fill: var(--unverified); } .bar-unverifiable .value { fill: var(--unverifiable); } .bar-none .value { fill: var(--none); }
.provenance th { width: 12rem; color: var(--quiet); }
.provenance + h3, .annotated + .annotated { margin-top: 2rem; }
.points > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1.4rem; padding: 0.55rem 0; border-top: 1px solid var(--rule); }
.points dt { color: var(--quiet); }
@media (max-width: 36rem) { .points > div { display: block; } }
.scales { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem 2rem; font-size: 0.93rem; margin-top: 1.6rem; }
.scales h3 { font: 650 0.93rem/1.4 system-ui, sans-serif; margin-bottom: 0.3rem; }
.cues mark { font-family: inherit; }
`

const article = `
.body { font-size: 1.1rem; line-height: 1.75; max-width: 42rem; margin-top: 0.8rem; }
.body p, .body blockquote { white-space: pre-line; margin-bottom: 0.95rem; }
@media screen { .piece { display: block; content-visibility: auto; contain-intrinsic-size: auto 180rem; } }
.body .headline { font-size: 1.3rem; line-height: 1.35; font-weight: 600; }
.body .list-item { padding-inline-start: 1.2rem; }
.body blockquote { border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; }
.line { text-decoration-thickness: 2px; text-decoration-skip-ink: none; }
.marked { color: inherit; text-decoration: none; }
.marked:hover { outline: 1px solid currentColor; border-radius: 2px; }
.body sup { line-height: 0; white-space: nowrap; }
.body sup .number { font-size: 0.66rem; font-weight: 650; padding: 0 0.12em; text-decoration-color: transparent; }
.body sup .number:hover { text-decoration-color: currentColor; }
.code-0 { text-decoration: dashed underline 2px; text-underline-offset: 0.45em; }
`

const print = `
@page { size: A4; margin: 18mm 17mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #5d5a54; } }
@media print {
  html { font-size: 9.5pt; }
  body { background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .sheet { max-width: none; padding: 0; }
  .columns { display: block; }
  .skip { display: none; }
  .contents { position: static; max-height: none; overflow: visible; }
  .contents ol { columns: 3; }
  main { max-width: none; }
  main > section { margin-bottom: 1.8rem; }
  #text { break-before: page; }
  h2, h3, h4, caption, .entry > header { break-after: avoid; }
  .entry, .scales > div, .points > div, .quotation, .facts, .chain, .note, tr, .chart, .mention-number, .open-ends li { break-inside: avoid; }
  .mention-number, .quotation { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  a { color: inherit; }
  .evidence .address { color: #0b4d69; }
  .body sup .number, .marked { text-decoration: none; }
}
`

const lines: Readonly<Record<Code['line'], string>> = {
  tint: 'background: oklch(var(--tint-l) var(--tint-c) HUE); box-decoration-break: clone; -webkit-box-decoration-break: clone; padding: 0.12em 0;',
  solid: 'text-decoration: solid underline 2px oklch(var(--line-l) var(--line-c) HUE); text-underline-offset: 0.2em;',
  dotted:
    'text-decoration: dotted underline 2.5px oklch(var(--line-l) var(--line-c) HUE); text-underline-offset: 0.36em;',
  dashed: 'text-decoration: dashed underline 2px oklch(var(--line-l) var(--line-c) HUE); text-underline-offset: 0.5em;',
}

/** Code N of the codebook is drawn by the class `code-N`, counted from 1; code-0 is one that the codebook has lost. */
function codeRules({ codes }: Codebook): string {
  const rules = codes.map(({ hue, line }, index) => {
    const drawn = lines[line].replaceAll('HUE', String(Number(hue)))
    return `.code-${index + 1} { ${drawn} }`
  })
  return rules.join('\n')
}

/** The one style sheet of a report. Nothing of the articles and of what analysts wrote goes into it. */
export function styles(codebook: Codebook): string {
  return [colours, text, layout, entries, tables, article, codeRules(codebook), print].join('').trim()
}

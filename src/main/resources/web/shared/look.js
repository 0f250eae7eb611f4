import { css } from "lit";

/** The controls every element may use inside its own root: the classes of the design. Sizes and colours are in tokens.css. */
export const look = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3 { margin: 0; line-height: var(--lh-tight); font-weight: 600; text-wrap: balance; }
  h1 { font-size: var(--t-xl); } h2 { font-size: var(--t-m); }
  p, ul, ol, dl, dd, figure, blockquote, fieldset { margin: 0; padding: 0; }
  ul, ol { list-style: none; } fieldset { border: 0; min-inline-size: 0; }
  button, textarea, input, select { font: inherit; color: inherit; letter-spacing: inherit; }
  a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  h1:focus { outline: none; }
  button { cursor: pointer; touch-action: manipulation; }
  button[disabled] { cursor: default; }
  .primary, .quiet, .chip { display: inline-flex; align-items: center; justify-content: center; gap: var(--s-2); text-align: center; text-decoration: none; line-height: var(--lh-tight); }
  .primary { min-height: var(--target-main); padding: var(--s-2) var(--s-5); border: 1px solid transparent; border-radius: var(--r); background: var(--accent); color: var(--accent-ink); font-weight: 600; font-size: var(--t-l); }
  .primary:hover { background: color-mix(in srgb, var(--accent) 90%, var(--ink)); }
  .quiet { min-height: var(--target); padding: var(--s-2) var(--s-4); border: 1px solid var(--line-strong); border-radius: var(--r); background: var(--surface); color: var(--ink); }
  .chip { min-height: var(--target); min-width: var(--target); padding: var(--s-2) var(--s-4); border: 1px solid var(--line-strong); border-radius: 30px; background: var(--surface); text-align: start; }
  .quiet:hover, .chip:hover { border-color: var(--accent); }
  .chip[aria-pressed=true], .chip[aria-checked=true] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; box-shadow: inset 0 0 0 1px var(--accent); }
  .link { display: inline-flex; align-items: center; min-height: var(--target); padding: 0 var(--s-1); border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 1px; }
  .card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--r); padding: var(--s-4); }
  .asked { background: var(--accent-soft); border-color: var(--accent-line); }
  .field { width: 100%; min-height: var(--target); padding: var(--s-2) var(--s-3); border: 1px solid var(--edge); border-radius: var(--r); background: var(--surface); }
  textarea.field { padding: var(--s-3) var(--s-4); resize: vertical; }
  .field[aria-invalid=true] { border-color: var(--late); box-shadow: inset 0 0 0 1px var(--late); }
  label, legend { padding: 0; }
  .muted { color: var(--ink-2); } .small { font-size: var(--t-s); } .strong { font-weight: 600; }
  .stack { display: grid; gap: var(--s-3); align-content: start; } .stack-l { display: grid; gap: var(--s-5); align-content: start; }
  .row { display: flex; flex-wrap: wrap; gap: var(--s-2); align-items: center; }
  .tag { display: inline-block; padding: 2px 8px; border-radius: var(--r-s); font-size: var(--t-s); line-height: 1.5; background: var(--sunken); color: var(--ink-2); }
  .tag.late { background: var(--late-soft); color: var(--late); } .tag.soon { background: var(--soon-soft); color: var(--soon); }
  .tag.done { background: var(--done-soft); color: var(--done); } .tag.asked { background: var(--accent-soft); color: var(--accent); }
  .late-words { color: var(--late); }
  .grey { border-radius: var(--r-s); background: var(--sunken); min-height: 1em; animation: appear 0s .2s both; }
  [role=alert]:empty { position: absolute; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
  @media (forced-colors: active) {
    .chip[aria-pressed=true], .chip[aria-checked=true] { outline: 3px solid Highlight; outline-offset: -3px; forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .primary, .quiet, .chip, .card, .tag { border: 1px solid ButtonBorder; }
    .grey { background: GrayText; }
  }
  @media (prefers-reduced-motion: no-preference) { .chip, .quiet, .primary { transition: background-color .12s, border-color .12s; } }
`;

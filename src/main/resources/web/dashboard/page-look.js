import { css } from "lit";

/** What the pages from a reading to a verdict share. */
export const pageLook = css`
  .page { max-width: 76rem; margin: 0 auto; padding: var(--s-5) var(--s-5) var(--s-7); width: 100%; } h1 { font-size: var(--t-2xl); max-width: 30em; } h2 { font-size: var(--t-l); } h3 { font-size: var(--t-m); }
  .grey { height: 12rem; } .words { white-space: pre-wrap; max-width: 46em; } blockquote { padding-inline-start: var(--s-3); border-inline-start: 3px solid var(--line-strong); white-space: pre-wrap; max-width: 46em; }
  .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--s-1) var(--s-4); } .facts dt { color: var(--ink-2); font-size: var(--t-s); padding-top: .2em; }
  .head { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-4); align-items: center; justify-content: space-between; } .steps { counter-reset: step; display: grid; gap: var(--s-1); } .steps li { counter-increment: step; padding-inline-start: 1.75em; position: relative; }
  .steps li::before { content: counter(step); position: absolute; inset-inline-start: 0; color: var(--ink-3); }
  @media (max-width: 600px) { .page { padding: var(--s-4); } .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: var(--s-2); } h1 { font-size: var(--t-xl); } }
`;

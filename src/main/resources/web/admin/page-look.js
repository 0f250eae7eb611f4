import { css } from "lit";

/** How wide a page of this face is, and the air around it. */
export const page = css`:host { width: min(68rem, 100%); margin: 0 auto; padding: var(--s-5) var(--s-4) var(--s-7); }`;

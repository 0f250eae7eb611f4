/** Shares as people read them. */
export const percent = (share) => `${Math.round(100 * share)}%`;

/** One digit behind the point below ten, none above. */
export const rounded = (n) => (n < 10 ? Math.round(10 * n) / 10 : Math.round(n));

/** Between which values a figure lies: 2.6–6.3 */
export const range = ({ low, high }) => `${rounded(low)}–${rounded(high)}`;

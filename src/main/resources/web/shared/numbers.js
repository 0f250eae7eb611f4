/** Shares as people read them. */
export const percent = (share) => `${Math.round(100 * share)}%`;

/** What of a report that is being written cannot lie beside its words: the photo, for as long as the app stays open. */
export const draft = { photo: null };

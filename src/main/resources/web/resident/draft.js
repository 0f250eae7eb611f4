import { draft as kept, keepDraft } from "../shared/drafts.js";

const REPORT = "report";

/** The report that is being written: { words, more, heard }. The photo cannot lie beside its words; it stays for as long as the app is open. */
export const draft = {
  photo: null,
  get said() {
    return kept(REPORT);
  },
  keep(said) {
    keepDraft(REPORT, said);
  },
  forget() {
    this.photo = null;
    keepDraft(REPORT, undefined);
  },
};

/** A table as a file that Excel opens as it is: UTF-8 with its mark, and no cell that a spreadsheet would take for a formula. */

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const cell = (value) => {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value !== "number" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @param rows lists of texts and numbers, the first being the names of the columns */
export const csv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** Hands a file to the person, under its name. */
export const save = (name, blob) => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

export const download = (name, rows) => save(`${name}.csv`, new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));

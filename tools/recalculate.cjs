// Computes every formula of some workbooks in HyperFormula: an opinion beside those of LibreOffice and our own.
// node tools/recalculate.cjs FOLDER < BOOKS
//   FOLDER: where `npm install hyperformula` was said. BOOKS: a JSON list of workbooks, each the rows of its sheets by name,
//   a formula as a text that begins with =, a blank cell as null.
// Prints the same with what each cell holds then; an error as its name.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const { HyperFormula } = createRequire(join(process.argv[2], 'any.js'))('hyperformula');

const OPTIONS = { licenseKey: 'gpl-v3', maxColumns: 512, maxRows: 30000, smartRounding: false, useArrayArithmetic: true };

function computed(sheets) {
  const engine = HyperFormula.buildFromSheets(sheets, OPTIONS);
  const values = engine.getAllSheetsValues();
  engine.destroy();
  for (const rows of Object.values(values)) {
    for (const row of rows) row.forEach((value, at) => { if (value && value.type) row[at] = value.value; });
  }
  return values;
}

const books = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(books.map(computed)));

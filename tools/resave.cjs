// Opens workbooks in exceljs or SheetJS and saves them again: what node's programs make of our forms.
// node tools/resave.cjs FOLDER < JOBS
//   FOLDER: where `npm install exceljs xlsx` was said. JOBS: a JSON list of {program, source, target, kind}; the program
//   is exceljs or sheetjs, the kind what SheetJS calls a bookType. Prints what went wrong, and ends with 1 then.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const programs = createRequire(join(process.argv[2], 'any.js'));

const save = {
  async exceljs({ source, target }) {
    const { Workbook } = programs('exceljs');
    const book = new Workbook();
    await book.xlsx.readFile(source);
    await book.xlsx.writeFile(target);
  },
  async sheetjs({ source, target, kind }) {
    const { readFile, writeFile } = programs('xlsx');
    writeFile(readFile(source, { cellNF: true }), target, { bookType: kind, compression: true });
  },
};

(async () => {
  for (const job of JSON.parse(readFileSync(0, 'utf8'))) {
    try {
      await save[job.program](job);
    } catch (error) {
      console.error(`${job.program} ${job.source}: ${error.stack}`);
      process.exitCode = 1;
    }
  }
})();

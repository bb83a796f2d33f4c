// The verdict of every site of a generated CSV file. Usage: node verdicts.mjs IN.csv > OUT.csv
import {readFileSync, writeSync} from "node:fs";

const rows = readFileSync(process.argv[2], "latin1").split("\n").slice(1, -1).map((line) => line.split(","));
const number = new Map(rows.map((row, site) => [row[0], site]));
const above = Int32Array.from(rows, (row) => row[2] === "" ? -1 : number.get(row[2]));
const unit = Int32Array.from(rows, (row, site) => row[3] === "secondary" ? above[site] : site);
const mixed = new Uint8Array(rows.length), native = new Uint8Array(rows.length), known = new Uint8Array(rows.length);
rows.forEach((row, site) => {
    if (row[10] === "no" || row[9] === "no" || +row[8] > 0 || row[4] === "mixed" || row[5] === "mixed") mixed[unit[site]] = 1;
});
const path = [];
for (const site of unit) {
    for (let at = site; at >= 0 && !known[at]; at = above[at]) path.push(at);
    while (path.length > 0) {
        const at = path.pop();
        known[at] = 1;
        if (above[at] >= 0 && mixed[above[at]]) mixed[at] = 1;
    }
}
rows.forEach((row, site) => {
    if (!(+row[7] > 0 || row[4] === "native" || row[5] === "native")) return;
    for (let at = unit[site]; at >= 0 && !native[at]; at = above[at]) native[at] = 1;
});
const verdict = (at) => mixed[at] ? (native[at] ? "conflict" : "mixed") : native[at] ? "native" : "open";
const out = Buffer.from(rows.map((row, site) => `${row[0]},${verdict(unit[site])}\n`).join(""), "latin1");
for (let sent = 0; sent < out.length;) sent += writeSync(1, out, sent);

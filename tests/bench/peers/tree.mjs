// The sites of a generated CSV file as a tidy tree (d3-hierarchy: Buchheim, Jünger and Leipert, 2002) in SVG: a box with the code and a link
// for each site; no verdicts, no facts. Usage: node tree.mjs IN.csv > OUT.svg
import {createRequire} from "node:module";
import {readFileSync, writeSync} from "node:fs";

const {stratify, tree} = createRequire(import.meta.url)("/usr/share/nodejs/d3-hierarchy"); // where Debian has it
const width = 70, height = 20;
const rows = readFileSync(process.argv[2], "latin1").split("\n").slice(1, -1).map((line) => line.split(","));
const root = tree().nodeSize([width + 10, height + 40])(stratify().id((row) => row[0]).parentId((row) => row[2] || null)(rows));
let left = 0, right = 0, bottom = 0;
root.each((site) => {
    left = Math.min(left, site.x);
    right = Math.max(right, site.x);
    bottom = Math.max(bottom, site.y);
});
let text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left - width} ${-height} ${right - left + 2 * width} ${bottom + 3 * height}">\n`;
const out = () => {
    const bytes = Buffer.from(text, "latin1");
    for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
    text = "";
};
root.each((site) => {
    if (site.parent) text += `<path fill="none" stroke="#666" d="M${site.parent.x} ${site.parent.y + height}V${site.y - 20}H${site.x}V${site.y}"/>\n`;
    text += `<rect x="${site.x - width / 2}" y="${site.y}" width="${width}" height="${height}" fill="#eee"/>`
        + `<text x="${site.x}" y="${site.y + 14}" text-anchor="middle">${site.id}</text>\n`;
    if (text.length > 1 << 20) out();
});
text += "</svg>\n";
out();

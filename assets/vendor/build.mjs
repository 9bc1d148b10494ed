/** Bundles the borrowed packages, each bundle with the licences of what is in it: `make vendor`. */

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [from, to] = process.argv.slice(2).map((folder) => resolve(folder));
const { build } = createRequire(join(from, "package.json"))("esbuild");

const BUNDLES = {
  "d3.mjs": `export { select } from "d3-selection";
    export { zoom, zoomIdentity } from "d3-zoom";
    import "d3-transition";`,
  "flatbush.mjs": `export { default } from "flatbush";`,
};

const used = new Set();
for (const [name, contents] of Object.entries(BUNDLES)) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: from },
    absWorkingDir: from,
    outfile: join(to, name),
    bundle: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    metafile: true,
    banner: { js: "/* Bundled by build.mjs; see LICENSES.txt */" },
  });
  for (const input of Object.keys(metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) used.add(found[1]);
  }
}

const parts = [...used].sort().map((name) => {
  const folder = join(from, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (!file || !existsSync(join(folder, file))) throw new Error(`${name} comes without a licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(to, "LICENSES.txt"), parts.join("\n" + "-".repeat(72) + "\n\n"));

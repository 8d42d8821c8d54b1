// Lays out the folder of files that the server sends as they are:
//
//   node style/build.mjs dev|release --site FOLDER --pkg FOLDER
//
//   app.<hash>.css        main.css with everything it imports, in one minified file
//   pkg/app.<hash>.js     what wasm-bindgen wrote, from the folder given as --pkg
//   pkg/app.<hash>_bg.wasm   under the same hash
//   answer.<hash>.js      the survey form's own small script, script/pointing.js and script/answer.js
//   …                     everything in public/, under its own name and under a hashed one
//   *.br, *.gz            the same, compressed once and for all (release only: it takes seconds)
//   manifest.json         the addresses; the server reads it when it starts
//
// A name with a hash never changes its content, so the server may tell browsers to keep it for ever, and
// a file that is already there need be neither written nor compressed again. The files of the last dev and
// of the last release build both stay, so that a server that is running keeps what its manifest names.
//
// The script of wasm-bindgen takes the address of the wasm file as the argument of its default function, and
// looks for its own idea of that name only without one. The page passes the hashed address from the manifest,
// so nothing inside the script needs rewriting:
//   import init, { hydrate } from "<manifest.js>"; await init({ module_or_path: "<manifest.wasm>" }); …
import { bundleAsync } from "lightningcss";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import zlib from "node:zlib";

import { withWords } from "./script/words.mjs";

const style = path.dirname(fileURLToPath(import.meta.url));
const publicFolder = path.join(style, "public");
const require = createRequire(import.meta.url);
// Where the server hangs the site folder.
const prefix = "/files/";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string" }, pkg: { type: "string" } },
});
const mode = positionals[0];
if (!["dev", "release"].includes(mode) || !values.site) {
  console.error("usage: node style/build.mjs dev|release --site FOLDER [--pkg FOLDER]");
  process.exit(2);
}
const site = path.resolve(values.site);
const written = new Set();

// ---- writing ------------------------------------------------------------------------------------------

const hash = (data) => createHash("sha256").update(data).digest("hex").slice(0, 16);

const hashed = (name, data) => {
  const { dir, name: stem, ext } = path.posix.parse(name);
  return path.posix.join(dir, `${stem}.${hash(data)}${ext}`);
};

const exists = (file) => fs.access(file).then(() => true, () => false);

// Written beside its place and then moved there: a server that is running never reads half a file.
async function replace(file, data) {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  await fs.writeFile(temporary, data);
  await fs.rename(temporary, file);
}

async function write(name, data) {
  const file = path.join(site, name);
  const same = (await exists(file)) && (await fs.readFile(file)).equals(data);
  if (!same) await replace(file, data);
  written.add(name);
  if (mode === "release") await compress(name, data, !same);
  return prefix + name;
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

async function compress(name, data, changed) {
  if (!/\.(css|js|wasm|svg|json|txt|xml|webmanifest)$/.test(name)) return;
  const packers = {
    ".br": () =>
      brotli(data, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
          [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length,
        },
      }),
    ".gz": () => gzip(data, { level: 9 }),
  };
  for (const [extension, pack] of Object.entries(packers)) {
    const file = path.join(site, name + extension);
    if (changed || !(await exists(file))) {
      const packed = await pack();
      // Tiny files grow; then there is none, and the server sends the file itself.
      if (packed.length >= data.length) {
        await fs.rm(file, { force: true });
        continue;
      }
      await replace(file, packed);
    }
    written.add(name + extension);
  }
}

async function* filesIn(folder, inside = "") {
  const entries = await fs.readdir(path.join(folder, inside), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.posix.join(inside, entry.name);
    if (entry.isDirectory()) yield* filesIn(folder, name);
    else if (!entry.name.startsWith(".")) yield name;
  }
}

// ---- public/ ------------------------------------------------------------------------------------------

// Under their own names, for addresses that must not change, and under hashed ones, for keeping.
const assets = {};
for await (const name of filesIn(publicFolder)) {
  const data = await fs.readFile(path.join(publicFolder, name));
  await write(name, data);
  assets[name] = await write(hashed(name, data), data);
}

// ---- css ----------------------------------------------------------------------------------------------

const failed = (text) => {
  console.error(`error: ${text}`);
  process.exit(1);
};

const { code, dependencies } = await bundleAsync({
  filename: path.join(style, "main.css"),
  minify: true,
  analyzeDependencies: { preserveImports: false },
  // Browsers since the summer of 2024; what they understand is left as it is written.
  targets: { chrome: 123 << 16, edge: 123 << 16, firefox: 121 << 16, safari: (17 << 16) | (5 << 8), ios_saf: (17 << 16) | (5 << 8) },
  resolver: {
    // "./x.css" is a neighbour; "@scope/package/…" a file of that package, or a name that the package gives out.
    async resolve(specifier, from) {
      if (/^(https?:)?\/\//.test(specifier)) failed(`${from} imports ${specifier}: nothing may come from other sites`);
      if (!specifier.startsWith("@")) return path.resolve(path.dirname(from), specifier);
      const file = path.join(style, "node_modules", specifier);
      return specifier.endsWith(".css") && (await exists(file)) ? file : require.resolve(specifier);
    },
  },
}).catch((error) => {
  const place = error.fileName ? `${path.relative(process.cwd(), error.fileName)}:${error.loc?.line ?? "?"}: ` : "";
  failed(place + error.message);
});

// What the css refers to: "/x" is a file of public/, anything else lies beside the css that names it.
let css = Buffer.from(code).toString("utf8");
const fonts = [];
for (const dependency of dependencies ?? []) {
  const { url, placeholder } = dependency;
  let address = url;
  if (!/^(data:|#)/.test(url)) {
    const [, name, rest] = /^([^?#]*)(.*)$/.exec(url);
    const from = dependency.loc?.filePath ?? "main.css";
    const file = name.startsWith("/") ? path.join(publicFolder, name) : path.resolve(style, path.dirname(from), name);
    const data = await fs.readFile(file).catch(() => failed(`${from} refers to ${url}, which is not there`));
    const inPublic = path.relative(publicFolder, file).split(path.sep).join("/");
    address = assets[inPublic] ?? (await write(hashed(`assets/${path.basename(file)}`, data), data));
    if (name.endsWith(".woff2") && !fonts.includes(address)) fonts.push(address);
    address += rest;
  }
  css = css.replaceAll(placeholder, address);
}
const cssData = Buffer.from(css);
const manifest = { css: await write(hashed("app.css", cssData), cssData) };

// ---- the survey form's script ---------------------------------------------------------------------------

// One file of two, with the words that the server looks for names with. What only people read stays here.
const script = (name) => fs.readFile(path.join(style, `script/${name}.js`), "utf8");
let answer = (await withWords(await script("pointing"))) + (await script("answer"));
answer = Buffer.from(answer.replace(/^export /gm, "").replace(/^ *(\/\/|\/\*\*).*\n/gm, "").replace(/^ +/gm, ""));
manifest.answer = await write(hashed("answer.js", answer), answer);

// ---- islands ------------------------------------------------------------------------------------------

if (values.pkg) {
  const part = (name) => fs.readFile(path.join(values.pkg, name)).catch(() => failed(`${values.pkg} lacks ${name}`));
  const [js, wasm] = [await part("app.js"), await part("app_bg.wasm")];
  // The page builds both addresses from one name, so both carry one hash.
  const name = `pkg/app.${hash(Buffer.concat([js, wasm]))}`;
  manifest.js = await write(`${name}.js`, js);
  manifest.wasm = await write(`${name}_bg.wasm`, wasm);
  // Scripts that crates bring along: the names already have a hash in them, and app.js imports them so.
  for await (const file of filesIn(values.pkg)) {
    if (file.startsWith("snippets/")) await write(`pkg/${file}`, await fs.readFile(path.join(values.pkg, file)));
  }
}

manifest.font = fonts;
manifest.public = assets;
await replace(path.join(site, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// ---- tidying ------------------------------------------------------------------------------------------

const list = (m) => path.join(site, `.${m}.json`);
await fs.writeFile(list(mode), JSON.stringify([...written]));
const keep = new Set(["manifest.json"]);
for (const m of ["dev", "release"]) {
  for (const name of JSON.parse(await fs.readFile(list(m), "utf8").catch(() => "[]"))) keep.add(name);
}
for await (const name of filesIn(site)) {
  if (!keep.has(name)) await fs.rm(path.join(site, name));
}

// ---- what it weighs -----------------------------------------------------------------------------------

if (mode === "release") {
  // What the islands may weigh at most; who goes beyond it should know at once.
  const most = { wasm: 150_000 };
  const parts = [];
  for (const part of ["css", "answer", "js", "wasm"].filter((part) => manifest[part])) {
    const file = path.join(site, manifest[part].slice(prefix.length));
    const { size } = await fs.stat((await exists(`${file}.br`)) ? `${file}.br` : file);
    parts.push(`${part} ${(size / 1000).toFixed(1)} kB`);
    if (size > most[part]) console.warn(`! ${part} weighs more than ${most[part] / 1000} kB as sent`);
  }
  console.log(`  as sent (brotli): ${parts.join(", ")}`);
}

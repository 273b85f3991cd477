// Makes dist/ from src/: `npm ci && node build.mjs`. With --check it only says whether dist/ is up to date.
// dist/manifest.json has the integrity, size and source digests of what was made, so that a stale build
// is noticed, and pages are served with integrity, where there is no Node.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");
const STRINGS = join(HERE, "..", "strings", "interface");
const LIMITS = { "loader.js": 3_000, "panel.js": 40_000, "desk.js": 20_000 };

const digest = (algorithm, data, as) => createHash(algorithm).update(data).digest(as);

/** Digests of everything dist/ is made from, by path below this folder. */
function sources() {
  const found = readdirSync(join(HERE, "src"), { recursive: true }).filter((name) => name.endsWith(".js"));
  const paths = ["build.mjs", "package-lock.json", "package.json", ...found.map((name) => `src/${name}`)];
  return Object.fromEntries(paths.sort().map((path) => [path, digest("sha256", readFileSync(join(HERE, path)), "hex")]));
}

/** The launcher's words in every language: it has no request to fetch them with. */
function labels() {
  if (!existsSync(STRINGS)) return {};
  const files = readdirSync(STRINGS).filter((name) => name.endsWith(".toml")).sort();
  const pairs = files.map((name) => {
    const line = /^launcher = ("(?:[^"\\]|\\.)*")$/m.exec(readFileSync(join(STRINGS, name), "utf8"));
    return [name.replace(".toml", ""), line ? JSON.parse(line[1]) : ""];
  });
  return Object.fromEntries(pairs.filter(([, label]) => label));
}

async function bundle(name, format, define = {}) {
  const made = await esbuild.build({
    entryPoints: [join(HERE, "src", name)],
    outfile: join(DIST, name),
    bundle: true,
    write: false,
    format,
    define,
    minify: true,
    charset: "utf8",
    target: name === "loader.js" ? "es2021" : "es2022",
    legalComments: "none",
    plugins: name === "panel.js" ? [tighten] : [shared, tighten],
  });
  return made.outputFiles[0].contents;
}

/** One copy of the chat and of Lit on a page: the other entries import both from the file made of panel.js. */
const shared = {
  name: "shared",
  setup(build) {
    build.onResolve({ filter: /^(\.\/panel\.js|lit(\/.*)?)$/ }, () => ({ path: "./panel.js", external: true }));
  },
};

/** Takes comments and needless white space out of css`` templates, which the minifier leaves alone. */
const tighten = {
  name: "tighten",
  setup(build) {
    build.onLoad({ filter: /src[\\/].*\.js$/ }, (file) => ({
      loader: "js",
      contents: readFileSync(file.path, "utf8").replace(/\bcss`[^`]*`/g, (text) =>
        text.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1"),
      ),
    }));
  },
};

async function main() {
  if (process.argv.includes("--check")) {
    const kept = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8"));
    const stale = JSON.stringify([kept.sources, kept.labels]) !== JSON.stringify([sources(), labels()]);
    if (stale) console.error("dist/ is stale: run `node build.mjs`");
    process.exit(stale ? 1 : 0);
  }
  mkdirSync(DIST, { recursive: true });
  const files = {};
  const write = (name, contents) => {
    writeFileSync(join(DIST, name), contents);
    const gzip = gzipSync(contents, { level: 9 }).length;
    files[name] = { integrity: `sha384-${digest("sha384", contents, "base64")}`, bytes: contents.length, gzip };
    console.log(`${name.padEnd(12)} ${String(contents.length).padStart(7)} bytes, ${gzip} gzip`);
    if (gzip > (LIMITS[name] ?? Infinity)) throw new Error(`${name} is over ${LIMITS[name]} bytes`);
  };
  for (const name of ["panel.js", "page.js", "desk.js"]) write(name, await bundle(name, "esm"));
  const define = { PANEL_INTEGRITY: JSON.stringify(files["panel.js"].integrity), LABELS: JSON.stringify(labels()) };
  write("loader.js", await bundle("loader.js", "iife", define));
  const manifest = { files, labels: labels(), sources: sources() };
  writeFileSync(join(DIST, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

await main();

// Asks Comunica a question of a file each, and prints the answers: a line with the name of the question, then its CSV.
// Arguments: triples of a name, a file of data or "sparql@" with the URL of an endpoint, and a file of SPARQL.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(new URL("node_modules/", import.meta.url));
const { QueryEngine } = require("@comunica/query-sparql-file");

const [, , ...words] = process.argv;
function sourceOf(data) {
  return data.startsWith("sparql@") ? { type: "sparql", value: data.slice("sparql@".length) } : data;
}

const engine = new QueryEngine();
for (let i = 0; i < words.length; i += 3) {
  const [name, data, query] = words.slice(i, i + 3);
  const result = await engine.query(readFileSync(query, "utf8"), { sources: [sourceOf(data)] });
  const { data: table } = await engine.resultToString(result, "text/csv");
  console.log(`\f${name}\n${(await text(table)).trimEnd()}`);
}

// The multipart bodies of the scenarios, which the bed's own list leaves out: prints one entry for each call, in the list's order.
// Run in the folder that the scenarios are installed in.
import { globSync } from "fs";
import path from "path";
import { pathToFileURL } from "url";

const file = (one) => ({
  field: one.fieldname,
  file_name: one.originalname,
  media_type: one.mimetype,
  bytes: [...one.buffer],
});
const body = (one) => (one?.kind === "multipart" ? { parts: one.parts ?? {}, files: (one.files ?? []).map(file) } : null);

const rows = [];
for (const name of globSync("node_modules/@typespec/http-specs/dist/specs/**/mockapi.js").sort()) {
  const { Scenarios } = await import(pathToFileURL(path.resolve(name)));
  for (const { apis } of Object.values(Scenarios ?? {})) {
    for (const api of apis) rows.push(body(api.request?.body));
  }
}
console.log(JSON.stringify(rows));

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseApiDocument } from "./api-document.ts";
import { toExample } from "./example.ts";
import { resolveSchema } from "./json-schema.ts";
import { LANGUAGES } from "./languages.ts";
import { samplePattern } from "./pattern-sample.ts";
import { type Call, toCall, toSample } from "./request-samples.ts";
import { toSchemaNode } from "./schema-node.ts";

const raw: unknown = JSON.parse(readFileSync("docs/openapi.json", "utf8"));
const document = parseApiDocument(raw);
const operations = document.chapters.flatMap((chapter) => chapter.operations);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "aegis", ...Object(raw) });

const schemas = operations.flatMap((operation) => [
  ...operation.parameters.map(({ name, schema }) => ({ at: `${operation.operationId} ${name}`, schema })),
  ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
    schema === undefined ? [] : [{ at: `${operation.operationId} body`, schema }],
  ),
  ...Object.entries(operation.responses).flatMap(([status, { content }]) =>
    Object.values(content).flatMap(({ schema }) => (schema === undefined ? [] : [{ at: `${operation.operationId} ${status}`, schema }])),
  ),
]);

/** References of a piece lead into the whole document. */
const validatorOf = (schema: unknown) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"aegis#/components')));

describe("examples", () => {
  test.each(schemas)("$at accepts its own example, whether with every field or only with those it needs", ({ at, schema }) => {
    const validate = validatorOf(schema);
    for (const parts of ["all", "required"] as const) {
      const example = toExample(schema, document.components, parts, at.split(" ")[1] ?? "");
      expect(validate(example), `${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });
  test.each([
    "^cht_[0-9A-HJKMNP-TV-Z]{26}$",
    "^[\\w-]{8,64}$",
    "^\\P{Cc}*$",
    "^(?:a|b)\\.c{2,3}\\d+(?:x?)$",
    "^sk-[a-f0-9]{4}$",
    "^\\w+/[^/]+$",
  ])("%s is met by its sample", (pattern) => {
    const sample = samplePattern(pattern);
    expect(sample).toMatch(new RegExp(pattern, "u"));
  });
  test("an expression the sampler cannot follow gives nothing rather than something wrong", () => {
    expect(samplePattern("^(?=b)a$")).toBeNull();
  });
});

describe("schemas as a reader sees them", () => {
  const node = (schema: Parameters<typeof toSchemaNode>[0]) => toSchemaNode(schema, COMPONENTS);
  const COMPONENTS = {
    Tree: {
      type: "object",
      properties: { leaf: { type: "string" }, branches: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
    },
  };

  test("null beside one type makes it nullable, whichever way it is written", () => {
    for (const schema of [{ anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] }, { type: ["string", "null"], maxLength: 3 }])
      expect(node(schema)).toMatchObject({ type: "string", isNullable: true, notes: ["at most 3 characters"] });
  });
  test("an array shows the inside of its items and what holds for each", () => {
    const shown = node({ type: "array", maxItems: 4, items: { type: "string", enum: ["a", "b"] } });
    expect(shown).toMatchObject({ type: "array of strings", notes: ["at most 4 items", 'each "a" or "b"'] });
    expect(node({ type: "array", items: { type: "object", properties: { a: {} } } }).fields.map(({ name }) => name)).toEqual(["a"]);
  });
  test("an array nothing fits into is said to be empty, and its example is", () => {
    const never = { type: "array", items: { not: {} } };
    expect(node(never).type).toBe("array, always empty");
    expect(toExample(never, {}, "all")).toEqual([]);
  });
  test("a component that holds itself is opened once", () => {
    const branches = node({ $ref: "#/components/schemas/Tree" }).fields.find(({ name }) => name === "branches");
    expect(branches?.node).toMatchObject({ type: "array of Tree, as above", fields: [] });
  });
  test("a union of objects keeps its options, one of plain types is one line", () => {
    expect(node({ oneOf: [{ type: "object", properties: { type: { const: "a" } } }, { type: "string" }] })).toMatchObject({
      type: "one of 2",
    });
    expect(node({ anyOf: [{ type: "string" }, { type: "number" }] })).toMatchObject({ type: "string or number", options: [] });
  });
  test("allOf is folded into one object with everything required", () => {
    const folded = resolveSchema(
      {
        allOf: [
          { properties: { a: {} }, required: ["a"] },
          { properties: { b: {} }, required: ["b"] },
        ],
      },
      {},
    );
    expect(Object.keys(folded.properties ?? {})).toEqual(["a", "b"]);
    expect(folded.required).toEqual(["a", "b"]);
  });
  test("no field of the real document is left without a type", () => {
    const untyped: string[] = [];
    const walk = (at: string, { type, fields, options }: ReturnType<typeof node>) => {
      if (type === "") untyped.push(at);
      for (const field of fields) walk(`${at}.${field.name}`, field.node);
      for (const option of options) walk(`${at}|`, option);
    };
    for (const { at, schema } of schemas) walk(at, toSchemaNode(schema, document.components));
    expect(untyped).toEqual([]);
  });
});

const AWKWARD = `it's "quoted" $HOME \`id\` \\n \n ${"{}"} %s é 😀 \u2028`;
const calls = operations.map((operation) => ({
  id: operation.operationId,
  call: toCall(operation, document.components, "http://localhost:3000"),
}));
const awkwardCall = (body: unknown): Call => ({
  method: "POST",
  url: "http://localhost:3000/api/x?q=it%27s",
  headers: [["content-type", "application/json"]],
  secret: { variable: "AEGIS_TOKEN", header: "authorization", prefix: "Bearer " },
  body,
  isStream: false,
});

/** The shell's own reading of the words after -d: curl is a function that prints its last argument. */
function sentByShell(samples: readonly string[]): string[] {
  const script = `curl() { for last; do :; done; printf '%s\\0' "$last"; }\n${samples.join("\n")}\n`;
  return execFileSync("sh", ["-s"], { input: script, encoding: "utf8" }).split("\0").slice(0, -1);
}

function sentByTypeScript(sample: string): unknown {
  const body = /await (fetch\([\s\S]*\));\nconsole/.exec(stripTypeScriptTypes(sample))?.[1] ?? "";
  const fetched: unknown[] = [];
  new Function("fetch", "process", body)((_: string, options: { body: string }) => fetched.push(JSON.parse(options.body)), { env: {} });
  return fetched[0];
}

const hasPython = (() => {
  try {
    return execFileSync("python3", ["-c", "print(1)"], { encoding: "utf8" }).trim() === "1";
  } catch {
    return false;
  }
})();

describe("samples", () => {
  test("the shell sends exactly the body, whatever stands in it", () => {
    const bodies = fc.sample(fc.jsonValue(), { numRuns: 60, seed: 4 }).map((value) => ({ value, text: AWKWARD }));
    expect(sentByShell(bodies.map((body) => toSample(awkwardCall(body), "curl"))).map((text) => JSON.parse(text))).toEqual(
      JSON.parse(JSON.stringify(bodies)),
    );
  });
  test("TypeScript sends exactly the body, whatever stands in it", () => {
    const trap: unknown = JSON.parse('{"value":{"__proto__":1},"list":["__proto__"]}');
    expect(JSON.stringify(sentByTypeScript(toSample(awkwardCall(trap), "TypeScript")))).toBe(JSON.stringify(trap));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = { value, text: AWKWARD };
        expect(sentByTypeScript(toSample(awkwardCall(body), "TypeScript"))).toEqual(JSON.parse(JSON.stringify(body)));
      }),
    );
  });
  test.skipIf(!hasPython)("Python sends exactly the body, whatever stands in it", () => {
    const bodies = fc.sample(fc.jsonValue(), { numRuns: 60, seed: 5 }).map((value) => ({ value, text: AWKWARD }));
    const script = [
      "import sys, json, os, urllib.request",
      'os.environ["AEGIS_TOKEN"] = "t"',
      "class Answer:\n    status = 200\n    def __enter__(self): return self\n    def __exit__(self, *_): pass\n    def read(self): return b''",
      "def urlopen(request):\n    sys.stderr.write(request.data.decode() + '\\n')\n    return Answer()",
      "urllib.request.urlopen = urlopen",
      ...bodies.map((body) => toSample(awkwardCall(body), "Python")),
    ].join("\n");
    const sent = execFileSync("sh", ["-c", "python3 - 2>&1 >/dev/null"], { input: script, encoding: "utf8" });
    const lines = sent.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(bodies)));
  });
  test("every operation's sample is read by its language", () => {
    for (const { id, call } of calls) expect(() => stripTypeScriptTypes(toSample(call, "TypeScript")), id).not.toThrow();
    execFileSync("sh", ["-n"], { input: calls.map(({ call }) => toSample(call, "curl")).join("\n") });
    const sources = JSON.stringify(calls.map(({ call }) => toSample(call, "Python")));
    if (hasPython)
      execFileSync("python3", ["-c", "import ast, json, sys\nfor source in json.load(sys.stdin): ast.parse(source)"], { input: sources });
  });
  test("a secret is named by its variable and written nowhere", () => {
    for (const { id, call } of calls)
      for (const language of LANGUAGES)
        expect(toSample(call, language).includes(call.secret?.variable ?? "Bearer"), `${id} ${language}`).toBe(call.secret !== null);
  });
});

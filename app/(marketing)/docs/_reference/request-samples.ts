import type { Components, Operation, Parameter } from "./api-document.ts";
import { toExample } from "./example.ts";
import type { Language } from "./languages.ts";

/** The same call in three languages, ready to paste: the token comes from the environment, everything else stands there. */
export type Call = {
  method: string;
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** The variable that holds the secret, and how it is sent. */
  secret: { variable: string; header: string; prefix: string } | null;
  body: unknown;
  isStream: boolean;
};

export function toSample(call: Call, language: Language): string {
  switch (language) {
    case "curl":
      return toCurl(call);
    case "TypeScript":
      return toTypeScript(call);
    case "Python":
      return toPython(call);
  }
}

export function toCall(operation: Operation, components: Components, baseUrl: string): Call {
  const [bodyType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const isSent = bodyType !== undefined && body?.schema !== undefined;
  const answers = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1].content ?? {};
  const isStream = Object.keys(answers)[0] === "text/event-stream";
  return {
    method: operation.method.toUpperCase(),
    url: `${baseUrl}${fillPath(operation, components)}${toQuery(operation.parameters, components)}`,
    headers: [
      ...(isSent ? [["content-type", bodyType] as const] : []),
      ...(operation["x-aegis"].isIdempotent ? [["idempotency-key", "a-key-of-your-own"] as const] : []),
    ],
    secret: secretOf(operation),
    body: isSent && body?.schema !== undefined ? toExample(body.schema, components, "required") : undefined,
    isStream,
  };
}

function secretOf({ security, "x-aegis": { access } }: Operation): Call["secret"] {
  if (access.type === "cron") return { variable: "CRON_SECRET", header: "authorization", prefix: "Bearer " };
  if (access.type === "metrics") return { variable: "METRICS_TOKEN", header: "authorization", prefix: "Bearer " };
  if (access.type === "telegram") return { variable: "TELEGRAM_WEBHOOK_SECRET", header: "x-telegram-bot-api-secret-token", prefix: "" };
  if (security.some((kind) => "callback" in kind)) return { variable: "SIGNATURE", header: "upstash-signature", prefix: "" };
  return security.length === 0 ? null : { variable: "AEGIS_TOKEN", header: "authorization", prefix: "Bearer " };
}

const exampleOf = (parameter: Parameter, components: Components) =>
  encodeURIComponent(String(toExample(parameter.schema, components, "all", parameter.name)));

function fillPath({ path, parameters }: Operation, components: Components): string {
  return parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((filled, parameter) => filled.replace(`{${parameter.name}}`, exampleOf(parameter, components)), path);
}

function toQuery(parameters: readonly Parameter[], components: Components): string {
  const needed = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  return needed.length === 0 ? "" : `?${needed.map((each) => `${each.name}=${exampleOf(each, components)}`).join("&")}`;
}

/** In single quotes the shell reads every character as itself; a quote ends them, stands escaped, and opens them again. */
const shellWord = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function toCurl({ method, url, headers, secret, body, isStream }: Call): string {
  const lines = [
    `curl ${isStream ? "-N " : ""}${method === "GET" ? "" : `-X ${method} `}${shellWord(url)}`,
    ...(secret ? [`-H "${secret.header}: ${secret.prefix}$${secret.variable}"`] : []),
    ...headers.map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${shellWord(JSON.stringify(body, null, 2))}`]),
  ];
  return lines.join(" \\\n  ");
}

function toTypeScript({ method, url, headers, secret, body, isStream }: Call): string {
  const sent = [
    ...(secret ? [`    ${quoteKey(secret.header)}: \`${secret.prefix}\${process.env.${secret.variable}}\`,`] : []),
    ...headers.map(([name, value]) => `    ${quoteKey(name)}: ${JSON.stringify(value)},`),
  ];
  const options = [
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    ...(sent.length > 0 ? ["  headers: {", ...sent, "  },"] : []),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indent(typeScriptValue(body), "  ")}),`]),
  ];
  const call = options.length === 0 ? `fetch(${JSON.stringify(url)})` : `fetch(${JSON.stringify(url)}, {\n${options.join("\n")}\n})`;
  const read = isStream
    ? "const decoder = new TextDecoder();\nfor await (const bytes of response.body ?? []) process.stdout.write(decoder.decode(bytes, { stream: true }));"
    : "console.log(response.status, await response.text());";
  return `const response = await ${call};\n${read}`;
}

/** In a literal this one key would set the prototype instead of a field; texts hold no line break, so a line begins with a key. */
const typeScriptValue = (body: unknown) => JSON.stringify(body, null, 2).replaceAll(/^( *)"__proto__":/gm, '$1["__proto__"]:');

const quoteKey = (name: string) => (/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name));

function toPython({ method, url, headers, secret, body, isStream }: Call): string {
  const sent = [
    ...(secret
      ? [
          `        ${pythonText(secret.header)}: ${secret.prefix === "" ? "" : `${pythonText(secret.prefix)} + `}os.environ[${pythonText(secret.variable)}],`,
        ]
      : []),
    ...headers.map(([name, value]) => `        ${pythonText(name)}: ${pythonText(value)},`),
  ];
  const parts = [
    `    ${pythonText(url)},`,
    `    method=${pythonText(method)},`,
    ...(sent.length > 0 ? ["    headers={", ...sent, "    },"] : []),
    ...(body === undefined ? [] : [`    data=json.dumps(${indent(pythonValue(body), "    ")}).encode(),`]),
  ];
  const modules = [...(body === undefined ? [] : ["json"]), ...(secret ? ["os"] : []), "urllib.request"].map((name) => `import ${name}`);
  const read = isStream
    ? '    for line in response:\n        print(line.decode(), end="")'
    : "    print(response.status, response.read().decode())";
  return `${modules.join("\n")}\n\nrequest = urllib.request.Request(\n${parts.join("\n")}\n)\nwith urllib.request.urlopen(request) as response:\n${read}`;
}

/** JSON's escapes are Python's too, but for a slash, which JSON.stringify does not escape. */
const pythonText = (text: string) => JSON.stringify(text);

function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value))
    return value.length === 0 ? "[]" : `[\n${value.map((each) => `${indent(`    ${pythonValue(each)}`, "    ")},`).join("\n")}\n]`;
  if (typeof value === "object") {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    return `{\n${entries.map(([name, each]) => `    ${pythonText(name)}: ${indent(pythonValue(each), "    ")},`).join("\n")}\n}`;
  }
  return JSON.stringify(value);
}

/** Every line but the first. Texts hold no line break of their own: JSON escapes them. */
function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROJECT_ROOT } from "./local/child-script.ts";
import { shown } from "./local/database.ts";
import { endWithParent } from "./local/end-with-parent.ts";
import { isPortFree, portAdvice } from "./local/ports.ts";
import { type Aegis, startAegis } from "./local/start-aegis.ts";

/** `npm run demo`: the product with everything it needs, on a machine that has only Node. */
const HELP = `npm run demo -- [options]
  --port N        address http://localhost:N (3000)
  --data-dir DIR  where the local services keep their state (.local)
  --fresh         start with empty data`;

const startedAt = performance.now();
const cancel = new AbortController();
let aegis: Aegis | null = null;
const end = endWithParent(
  async () => {
    cancel.abort();
    await starting.catch(() => {});
    await aegis?.close();
  },
  { isInterruptSuccess: true, graceMs: 15_000 },
);

const options = readOptions();
const starting = start();
starting.catch((error: unknown) => {
  if (!cancel.signal.aborted) console.error(`\nThe demo could not start. ${explain(error)}`);
  end(1);
});

async function start(): Promise<void> {
  if (!(await isPortFree(options.port))) throw new Error(await portAdvice(options.port, "npm run demo -- --port"));
  if (options.isFresh) clear(options.dataDir);
  aegis = await startAegis({
    dataDir: options.dataDir,
    port: options.port,
    onProgress: (sentence) => console.log(sentence),
    signal: cancel.signal,
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(block(aegis, await modeOf(aegis.url), seconds));
  aegis.failed.then((reason) => {
    console.error(`\n${reason} The demo ends; start it again with npm run demo.`);
    end(1);
  });
}

function readOptions(): { port: number; dataDir: string; isFresh: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "3000" },
        "data-dir": { type: "string", default: ".local" },
        fresh: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) stop(HELP, 0);
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`--port takes a number from 1 to 65535, not "${values.port}".`, 1);
    if (values.fresh && process.env.MONGODB_URI) {
      stop("--fresh deletes local data only, and MONGODB_URI names a database of yours. Unset one of the two.", 1);
    }
    return { port, dataDir: path.resolve(PROJECT_ROOT, values["data-dir"]), isFresh: values.fresh };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, 1);
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.includes("is in use by process")) return message;
  return `${message}\nAnother demo seems to run on the same data. For a second one beside it: npm run demo -- --port 3001 --data-dir .local/second`;
}

function stop(message: string, code: number): never {
  console.log(message);
  process.exit(code);
}

/** Only what the local services wrote: a --data-dir may hold other files. */
function clear(dir: string): void {
  for (const name of ["mongo", "mongod", "redis", "qstash", "secrets.json"]) rmSync(path.join(dir, name), { recursive: true, force: true });
}

async function modeOf(url: string): Promise<string> {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
  const body: unknown = await response.json();
  return body && typeof body === "object" && "mode" in body ? String(body.mode) : `unknown (health answered ${response.status})`;
}

function block({ url, signIns, services, environment }: Aegis, mode: string, seconds: string): string {
  const width = Math.max(...signIns.map((signIn) => signIn.email.length));
  const rows = signIns.map(({ role, email, password }) => `  ${role.padEnd(11)} ${email.padEnd(width)}  ${password}`);
  const lines = [
    `Aegis is ready at ${url}  (mode ${mode}, ${seconds} s)`,
    "",
    "Sign in as",
    ...rows,
    "",
    ...services,
    ...("SENDGRID_BASE_URL" in environment ? [`Letters: ${url}/dev/mail`] : []),
    `Metrics: ${url}/api/metrics with bearer ${environment.METRICS_TOKEN}`,
    `State:   ${shown(options.dataDir)}   Ctrl-C ends everything`,
  ];
  const rule = "─".repeat(Math.max(...lines.map((line) => line.length)));
  return `\n${rule}\n${lines.join("\n")}\n${rule}\n`;
}

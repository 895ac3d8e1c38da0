import { z } from "zod";
import { exitOf, firstMessage, startScript, stopChild } from "./child-script.ts";
import type { CloudPorts } from "./cloud.ts";
import { ensureBuild } from "./page-build.ts";
import { freePort } from "./ports.ts";
import { blankProductVariables } from "./product-variables.ts";
import { type CloudProcess, startCloudProcess } from "./start-cloud-process.ts";

/**
 * The whole product on this machine: local cloud, indexes, sample organization, built pages, one server. The demo and
 * the browser tests both start it here, so that what is tested is what a newcomer sees.
 */
export type Aegis = {
  url: string;
  environment: Record<string, string>;
  services: readonly string[];
  signIns: readonly SignIn[];
  serverPid: number;
  /** Resolves with a sentence when a part ends without being asked to. */
  failed: Promise<string>;
  close(): Promise<void>;
};

export type AegisOptions = {
  dataDir: string | null;
  /** 0 takes a free one. */
  port: number;
  ports?: CloudPorts;
  openAiFake?: boolean;
  /** See CloudProcessOptions. */
  isSealed?: boolean;
  /** Goes over what the local cloud sets. */
  environment?: Readonly<Record<string, string>>;
  onProgress?: (sentence: string) => void;
  signal?: AbortSignal;
};

const signInSchema = z.object({ role: z.string(), email: z.string(), password: z.string() });
export type SignIn = z.infer<typeof signInSchema>;

const seededSchema = z.object({ type: z.literal("seeded"), signIns: z.array(signInSchema) });
const readySchema = z.object({ type: z.literal("ready"), port: z.number() });

export async function startAegis(options: AegisOptions): Promise<Aegis> {
  const progress = options.onProgress ?? (() => {});
  const port = options.port === 0 ? await freePort() : options.port;
  const url = `http://localhost:${port}`;
  progress("Starting the local services");
  const cloud = await startCloudProcess({
    dir: options.dataDir,
    appUrl: url,
    openAiFake: options.openAiFake ?? false,
    isSealed: options.isSealed ?? false,
    ...(options.ports && { ports: options.ports }),
  });
  try {
    const environment = { ...cloud.environment, ...options.environment };
    const outer = options.isSealed ? blankProductVariables() : {};
    options.signal?.throwIfAborted();
    progress("Preparing the sample organization and the pages (the first build takes about half a minute)");
    const [signIns] = await Promise.all([seed(environment, options.signal), ensureBuild(environment, options.signal)]);
    options.signal?.throwIfAborted();
    progress("Starting the server");
    return await startServer({ cloud, environment, outer, url, port, signIns });
  } catch (error) {
    await cloud.close();
    throw error;
  }
}

async function seed(environment: Record<string, string>, signal: AbortSignal | undefined): Promise<SignIn[]> {
  const child = startScript("scripts/db/seed.ts", { environment: { ...environment, NODE_ENV: "production" } });
  signal?.addEventListener("abort", () => stopChild(child), { once: true });
  const { signIns } = seededSchema.parse(await firstMessage(child, "Preparing the sample organization"));
  return signIns;
}

type Started = {
  cloud: CloudProcess;
  environment: Record<string, string>;
  outer: Record<string, undefined>;
  url: string;
  port: number;
  signIns: SignIn[];
};

async function startServer({ cloud, environment, outer, url, port, signIns }: Started): Promise<Aegis> {
  const child = startScript("scripts/start.ts", {
    args: ["--port", String(port), "--ignore-env-files"],
    environment: { ...outer, ...environment, NODE_ENV: "production" },
  });
  readySchema.parse(await firstMessage(child, "The server"));
  let isClosing = false;
  const failed = new Promise<string>((resolve) => {
    exitOf(child).then((code) => isClosing || resolve(`The server ended with code ${code}.`));
    cloud.ended.then((isUnasked) => isUnasked && resolve("The local services ended."));
  });
  return {
    url,
    environment,
    services: cloud.description,
    signIns,
    serverPid: child.pid ?? 0,
    failed,
    close: async () => {
      isClosing = true;
      await stopChild(child);
      await cloud.close();
    },
  };
}

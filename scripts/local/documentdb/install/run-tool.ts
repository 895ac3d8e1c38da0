import { spawn } from "node:child_process";

export type ToolResult = { code: number; output: string };

/** Runs one of the machine's programs and keeps what it says; rejects only when the program does not exist. */
export function tryTool(file: string, args: readonly string[], options: { cwd?: string } = {}): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString() }));
  });
}

/** The output of a run that has to succeed. */
export async function runTool(file: string, args: readonly string[], options: { cwd?: string } = {}): Promise<string> {
  const { code, output } = await tryTool(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.at(-1) ?? ""} failed with code ${code}: ${output.trim().slice(-1_000)}`);
  return output;
}

import { COMMANDS } from "./commands.ts";

/** `pnpm scripts:list` */
const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
for (const [name, purpose] of Object.entries(COMMANDS)) console.log(`pnpm ${name.padEnd(width)}  ${purpose}`);

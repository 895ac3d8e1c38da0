/** The shell blocks of a runbook, in order, also those within a list; each with the line it begins at. */
export type RunbookBlock = { line: number; code: string };

export function readRunbook(text: string): RunbookBlock[] {
  const blocks: RunbookBlock[] = [];
  let open: { indent: string; lines: string[]; line: number } | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    if (open === null) {
      const indent = /^( *)```sh$/.exec(line)?.[1];
      if (indent !== undefined) open = { indent, lines: [], line: index + 2 };
    } else if (line.trim() === "```") {
      blocks.push({ line: open.line, code: open.lines.join("\n") });
      open = null;
    } else open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return blocks;
}

/** Commands of ours that the prose names, as in `pnpm doctor --deploy`. */
export function namedCommands(text: string): string[] {
  return [...text.matchAll(/`pnpm ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
}

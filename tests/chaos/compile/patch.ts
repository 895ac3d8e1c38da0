/** A change of one source text. The anchor must occur exactly once in the file as it stands, so that a patch cannot rot unseen. */
export type Patch = {
  /** Path from the project's root. */
  file: string;
  anchor: string;
} & ({ at: "before" | "after"; insert: string } | { at: "instead"; replacement: string });

type Edit = { start: number; end: number; text: string };

/** Throws when an anchor does not occur exactly once or two patches want the same characters. */
export function applyPatches(file: string, source: string, patches: readonly Patch[]): string {
  const edits = patches.map((patch) => toEdit(file, source, patch)).toSorted((a, b) => a.start - b.start || a.end - b.end);
  let patched = "";
  let position = 0;
  for (const { start, end, text } of edits) {
    if (start < position) throw new Error(`Two patches of ${file} overlap at "${source.slice(start, start + 40)}".`);
    patched += source.slice(position, start) + text;
    position = end;
  }
  return patched + source.slice(position);
}

function toEdit(file: string, source: string, patch: Patch): Edit {
  const start = source.indexOf(patch.anchor);
  const isOnce = start >= 0 && source.indexOf(patch.anchor, start + 1) < 0;
  if (!isOnce) throw new Error(`The anchor "${patch.anchor}" occurs ${start < 0 ? "nowhere" : "more than once"} in ${file}.`);
  const end = start + patch.anchor.length;
  switch (patch.at) {
    case "before":
      return { start, end: start, text: `${patch.insert} ` };
    case "after":
      return { start: end, end, text: ` ${patch.insert}` };
    case "instead":
      return { start, end, text: patch.replacement };
  }
}

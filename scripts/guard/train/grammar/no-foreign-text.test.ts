import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { loadRows } from "../load-rows.ts";
import { generateRows } from "./generate.ts";

const DEVELOPMENT_SET = "../shared/data/injection/dev.jsonl";
const RUN_LENGTH = 60;
/** Every run of 60 characters holds one of these pieces whole, cut at every thirtieth character of one side. */
const PIECE_LENGTH = 30;
/** Two letters drawn out for long are nobody's sentence. */
const MIN_DISTINCT_CHARACTERS = 8;

type Place = { text: string; at: number };

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

function cutPieces(texts: readonly string[]): Map<string, Place[]> {
  const pieces = new Map<string, Place[]>();
  for (const text of texts) {
    for (let at = 0; at + PIECE_LENGTH <= text.length; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH);
      const places = pieces.get(piece);
      if (!places) pieces.set(piece, [{ text, at }]);
      else places.push({ text, at });
    }
  }
  return pieces;
}

/** The first run of 60 characters that `text` shares with one of the texts cut into `pieces`, or null. */
function findSharedRun(text: string, pieces: ReadonlyMap<string, readonly Place[]>): string | null {
  for (let at = 0; at + PIECE_LENGTH <= text.length; at++) {
    for (const found of pieces.get(text.slice(at, at + PIECE_LENGTH)) ?? []) {
      let before = 0;
      while (before < at && before < found.at && text[at - before - 1] === found.text[found.at - before - 1]) before++;
      let after = PIECE_LENGTH;
      while (at + after < text.length && text[at + after] === found.text[found.at + after]) after++;
      const run = text.slice(at - before, at + after);
      if (run.length >= RUN_LENGTH && new Set(run).size >= MIN_DISTINCT_CHARACTERS) return run;
    }
  }
  return null;
}

test("a shared run is found wherever it stands", () => {
  const foreign = Array.from({ length: 40 }, (_, index) => `word${index * 7919}`).join(" ");
  const pieces = cutPieces([foreign]);
  for (const start of [0, 7, 29, 100]) {
    expect(findSharedRun(`before ${foreign.slice(start, start + RUN_LENGTH)} after`, pieces)).toContain(
      foreign.slice(start, start + RUN_LENGTH).trim(),
    );
    expect(findSharedRun(`before ${foreign.slice(start, start + 50)}#`, pieces)).toBeNull();
  }
});

// The set is not part of the project: where it is not, there is nothing to compare with, and nothing is skipped.
if (existsSync(DEVELOPMENT_SET))
  test("no text is, or holds sixty characters of, one of the development set", () => {
    const foreign = loadRows(DEVELOPMENT_SET).map(({ text }) => plain(text));
    const own = [...generateRows({ seed: 1, count: 20_000 })].map(({ text }) => plain(text));
    const whole = new Set(foreign.filter((text) => text.length > PIECE_LENGTH));
    expect(own.filter((text) => whole.has(text))).toEqual([]);
    // One kind of noise and a common phrase stand in thousands of texts; the first of each says enough.
    const pieces = cutPieces([...new Set(own)]);
    for (const [piece, places] of pieces) pieces.set(piece, places.slice(0, 8));
    expect(foreign.flatMap((text) => findSharedRun(text, pieces) ?? [])).toEqual([]);
  }, 60_000);

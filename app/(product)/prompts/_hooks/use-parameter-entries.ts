"use client";

import { useState } from "react";
import type { Parameter, ParameterValues } from "../../../../lib/prompts/content.schema.ts";
import { type Entry, readEntries, toEntries } from "../_components/parameter-entries.ts";

const NONE: ReadonlySet<string> = new Set();

/** The fields of a prompt's form. A problem is told once its field was left, and all of them once somebody tried to send. */
export function useParameterEntries(parameters: readonly Parameter[], start: ParameterValues = {}) {
  const [entries, setEntries] = useState(() => toEntries(parameters, start));
  const [left, setLeft] = useState(NONE);
  const [isTried, setTried] = useState(false);
  const { values, problems } = readEntries(parameters, entries);
  const told = Object.entries(problems).filter(([name]) => isTried || left.has(name));
  return {
    entries,
    values,
    problems: Object.fromEntries(told),
    isComplete: Object.keys(problems).length === 0,
    change: (name: string, entry: Entry) => setEntries((known) => ({ ...known, [name]: entry })),
    leave: (name: string) => setLeft((known) => new Set(known).add(name)),
    tryAll: () => setTried(true),
    fill: (next: ParameterValues) => {
      setEntries(toEntries(parameters, next));
      setLeft(NONE);
      setTried(false);
    },
  };
}

export type ParameterEntries = ReturnType<typeof useParameterEntries>;

"use client";

import { Copy, Eraser, FlaskConical } from "lucide-react";
import { useMemo } from "react";
import type { Check } from "../../../_client/guard-check.ts";
import { useCopy } from "../../../_ui/use-copy.ts";
import { type Command, useCommands } from "../../_shell/commands.tsx";
import { BENCH_EXAMPLES, type BenchExample } from "../_components/bench-examples.ts";

type BenchCommandInput = { take(example: BenchExample): void; setText(text: string): void; check: Check | undefined };

/** What the test bench offers in the palette. */
export function useBenchCommands({ take, setText, check }: BenchCommandInput): void {
  const { copy } = useCopy();
  const commands = useMemo((): Command[] => {
    const examples = BENCH_EXAMPLES.map(
      (example): Command => ({
        id: `bench-${example.name}`,
        label: `Check example: ${example.name.toLowerCase()}`,
        group: "Page",
        icon: FlaskConical,
        run: () => take(example),
      }),
    );
    const clear: Command = { id: "bench-clear", label: "Clear the text", group: "Page", icon: Eraser, run: () => setText("") };
    if (!check) return [...examples, clear];
    const json = JSON.stringify(check, null, 2);
    return [
      ...examples,
      clear,
      { id: "bench-copy", label: "Copy the result as JSON", group: "Page", icon: Copy, run: () => void copy(json) },
    ];
  }, [take, setText, check, copy]);
  useCommands("guard-bench", commands);
}

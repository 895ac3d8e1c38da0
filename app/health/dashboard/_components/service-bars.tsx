"use client";

import { useState } from "react";
import { classNames } from "../../../_ui/class-names.ts";
import { describeBar, formatShare, serviceName } from "../../../_ui/health/health-words.ts";
import type { FilledBar } from "./fill-bars.ts";

type ServiceBarsProps = { service: string; uptime: number; bars: readonly FilledBar[] };

/** One bar a day. The range over them takes pointer and keyboard alike, and says in words what the bar under it shows. */
export function ServiceBars({ service, uptime, bars }: ServiceBarsProps) {
  const [picked, setPicked] = useState<number | null>(null);
  const index = picked ?? bars.length - 1;
  const chosen = bars[index];
  const name = serviceName(service);
  return (
    <li className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-medium">{name}</span>
        <span className="font-mono text-ink-soft tabular-nums">{formatShare(uptime)} up</span>
      </div>
      <div className="relative rounded-md has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2">
        <div aria-hidden className="flex h-9 items-end gap-px">
          {bars.map((each, at) => (
            <span
              key={each.from}
              className={classNames("min-w-0 flex-1 rounded-sm", lookOf(each), at === index && picked !== null && "ring-2 ring-ink")}
            />
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={Math.max(0, bars.length - 1)}
          value={index}
          aria-label={`${name}, by ${bars.length === 24 ? "hour" : "day"}`}
          aria-valuetext={chosen && `${chosen.name}: ${describeBar(chosen.bar)}`}
          onChange={(event) => setPicked(Number(event.currentTarget.value))}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </div>
      {chosen && (
        <p className="text-ink-soft text-xs">
          <span className="font-mono tabular-nums">{chosen.name}</span>: {describeBar(chosen.bar)}
        </p>
      )}
    </li>
  );
}

/** Height says the same as colour: the lower, the worse; the lowest and paler where nobody checked. */
function lookOf({ bar }: FilledBar): string {
  if (!bar) return "h-1.5 bg-line-strong/40";
  if (bar.down > 0) return "h-1/3 bg-blocked";
  return bar.degraded > 0 ? "h-2/3 bg-redacted" : "h-full bg-safe";
}

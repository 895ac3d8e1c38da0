"use client";

import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Funds } from "../../../../../_client/risk-views.ts";
import { IconButton } from "../../../../../_ui/icon-button.tsx";
import { FundsNode } from "./funds-node.tsx";
import { sayEdge, sayTrouble } from "./funds-words.ts";
import { layoutFunds, type PlacedEdge } from "./layout-funds.ts";

const STEP = 1.25;
const SMALLEST = 0.3;
const LARGEST = 2;
/** Below it labels cannot be read; a wide graph then scrolls instead of shrinking. */
const READABLE = 0.7;
const FRAME = "max-h-120 overflow-auto rounded-md border bg-canvas";

/** Native scrolling pans it, by touch, wheel and arrow keys; a mouse may also drag. */
export function FundsGraph({ funds }: { funds: Funds }) {
  const placed = useMemo(() => layoutFunds(funds), [funds]);
  const frame = useRef<HTMLElement>(null);
  const dragging = useDragging();
  const [zoom, setZoom] = useState(1);
  const fitWidth = (least: number) => {
    const width = frame.current?.clientWidth ?? placed.width;
    setZoom(Math.max(least, Math.min(1, width / placed.width)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is fitted once; zooming is the reader's from then on.
  useLayoutEffect(() => fitWidth(READABLE), [placed]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex gap-1 self-end">
        <IconButton label="Zoom out" icon={ZoomOut} onClick={() => setZoom(Math.max(SMALLEST, zoom / STEP))} />
        <IconButton label="Zoom in" icon={ZoomIn} onClick={() => setZoom(Math.min(LARGEST, zoom * STEP))} />
        <IconButton label="Show all" icon={Maximize} onClick={() => fitWidth(SMALLEST)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={frame} tabIndex={0} aria-label="Path of funds, drawn" {...dragging} className={FRAME}>
        <svg width={placed.width * zoom} height={placed.height * zoom} viewBox={`0 0 ${placed.width} ${placed.height}`}>
          <title>Accounts and the money between them</title>
          <defs>
            <marker
              id="funds-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerUnits="userSpaceOnUse"
              markerWidth="10"
              markerHeight="10"
              orient="auto-start-reverse"
            >
              <path d="M 0 0 L 8 4 L 0 8 z" fill="var(--line-strong)" />
            </marker>
          </defs>
          {placed.edges.map((each) => (
            <Edge key={`${each.edge.from} ${each.edge.to}`} placed={each} />
          ))}
          <Nodes placed={placed.accounts} start={funds.accountKey} />
        </svg>
      </section>
    </div>
  );
}

function Nodes({ placed, start }: { placed: ReturnType<typeof layoutFunds>["accounts"]; start: string }) {
  const router = useRouter();
  return placed.map((each) => (
    <FundsNode
      key={each.account.accountKey}
      placed={each}
      isStart={each.account.accountKey === start}
      onOpen={(href) => router.push(href)}
    />
  ));
}

function Edge({ placed: { edge, path, label } }: { placed: PlacedEdge }) {
  const trouble = sayTrouble(edge);
  const isHeld = edge.worst === "quarantined" || edge.worst === "blocked";
  const color = isHeld ? "var(--blocked)" : trouble === null ? "var(--line-strong)" : "var(--redacted)";
  return (
    <g aria-hidden>
      <path
        d={path}
        fill="none"
        stroke={color}
        strokeWidth={Math.min(5, 1 + Math.log10(1 + edge.dollars) / 1.5)}
        strokeDasharray={isHeld ? "6 4" : undefined}
        markerEnd="url(#funds-arrow)"
      />
      <text
        x={label.x}
        y={label.y - 6}
        textAnchor="middle"
        fontSize={11}
        fill="var(--ink)"
        stroke="var(--canvas)"
        strokeWidth={4}
        paintOrder="stroke"
      >
        {sayEdge(edge)}
      </text>
      {trouble && (
        <text
          x={label.x}
          y={label.y + 14}
          textAnchor="middle"
          fontSize={11}
          fill={color}
          stroke="var(--canvas)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {trouble}
        </text>
      )}
    </g>
  );
}

/** A press that begins on an account opens it instead. */
function useDragging() {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const isOnAccount = event.target instanceof Element && event.target.closest("a") !== null;
      if (event.pointerType === "mouse" && !isOnAccount) from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current || event.buttons === 0) return;
      event.currentTarget.scrollBy(from.current.x - event.clientX, from.current.y - event.clientY);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => {
      from.current = null;
    },
  };
}

import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { Funds, FundsAccount, FundsEdge } from "../../../../../_client/risk-views.ts";

export const NODE = { width: 168, height: 56 } as const;
const LABEL = { width: 132, height: 30 } as const;
const MARGIN = 16;

export type PlacedAccount = { account: FundsAccount; x: number; y: number };
export type PlacedEdge = { edge: FundsEdge; path: string; label: { x: number; y: number } };
export type PlacedFunds = { width: number; height: number; accounts: PlacedAccount[]; edges: PlacedEdge[] };

/** Money goes from left to right; whatever comes back is drawn around. */
export function layoutFunds({ accounts, edges }: Pick<Funds, "accounts" | "edges">): PlacedFunds {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 36, marginx: MARGIN, marginy: MARGIN });
  for (const { accountKey } of accounts) graph.setNode(accountKey, { ...NODE });
  for (const { from, to } of edges) graph.setEdge(from, to, { ...LABEL, labelpos: "c" });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    accounts: accounts.map((account) => {
      const { x = 0, y = 0 } = graph.node(account.accountKey);
      return { account, x: x + MARGIN, y: y + MARGIN };
    }),
    edges: edges.map((edge) => placeEdge(edge, graph.edge(edge.from, edge.to))),
  };
}

function placeEdge(edge: FundsEdge, { points = [], x = 0, y = 0 }: EdgeLabel): PlacedEdge {
  const moved = points.map((point) => `${round(point.x + MARGIN)} ${round(point.y + MARGIN)}`);
  const path = moved.length === 0 ? "" : `M ${moved.join(" L ")}`;
  return { edge, path, label: { x: x + MARGIN, y: y + MARGIN } };
}

const round = (value: number): number => Math.round(value * 10) / 10;

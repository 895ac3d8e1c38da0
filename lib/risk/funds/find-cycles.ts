// Tarjan's algorithm: accounts among which money can come back to where it was are one component. Without recursion, so that a long
// chain is no deep stack.

type Edge = { from: string; to: string };

/** The component of each account; accounts share one exactly when money goes from each to the other. */
export function findComponents(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
    if (!next.has(to)) next.set(to, []);
  }
  const search: Search = { next, index: new Map(), low: new Map(), open: [], isOpen: new Set(), component: new Map(), components: 0 };
  for (const account of next.keys()) if (!search.index.has(account)) visit(search, account);
  return search.component;
}

type Search = {
  next: ReadonlyMap<string, readonly string[]>;
  index: Map<string, number>;
  low: Map<string, number>;
  open: string[];
  isOpen: Set<string>;
  component: Map<string, number>;
  components: number;
};

function visit(search: Search, root: string): void {
  const path = [enter(search, root)];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const to = step.left.next();
    if (to.done) {
      path.pop();
      leave(search, step.account, path.at(-1)?.account);
    } else if (!search.index.has(to.value)) path.push(enter(search, to.value));
    else if (search.isOpen.has(to.value)) lower(search, step.account, search.index.get(to.value) ?? 0);
  }
}

function enter({ next, index, low, open, isOpen }: Search, account: string): { account: string; left: Iterator<string, undefined> } {
  low.set(account, index.size);
  index.set(account, index.size);
  open.push(account);
  isOpen.add(account);
  return { account, left: (next.get(account) ?? []).values() };
}

function lower({ low }: Search, account: string, value: number): void {
  low.set(account, Math.min(low.get(account) ?? value, value));
}

/** What is left with nothing lower than itself closes its component. */
function leave(search: Search, account: string, parent: string | undefined): void {
  const { index, low, open, isOpen, component } = search;
  if (parent !== undefined) lower(search, parent, low.get(account) ?? 0);
  if (low.get(account) !== index.get(account)) return;
  for (let member = open.pop(); member !== undefined; member = open.pop()) {
    isOpen.delete(member);
    component.set(member, search.components);
    if (member === account) break;
  }
  search.components += 1;
}

/** Edges that lie on a way back to where they began. */
export function isOnCycle(components: ReadonlyMap<string, number>, { from, to }: Edge, sizes: ReadonlyMap<number, number>): boolean {
  const component = components.get(from);
  return component !== undefined && component === components.get(to) && (from === to || (sizes.get(component) ?? 0) > 1);
}

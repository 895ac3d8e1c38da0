// A B+tree whose nodes are copied on write unless they carry the writer's own edit token. Handing out a new token after
// a snapshot freezes every node the snapshot can reach: transactions and open cursors read a version for free, while
// writes without a snapshot in between change nodes in place.
type TreeKey = string | number;

/** Identity decides: a node may be changed in place only by the holder of the token it was made with. */
export interface EditToken {
  readonly purpose: "edit";
}

export function newEditToken(): EditToken {
  return { purpose: "edit" };
}

interface Leaf<K, V> {
  edit: EditToken;
  keys: K[];
  values: V[];
  children: null;
}

interface Branch<K, V> {
  edit: EditToken;
  /** The smallest key ever stored under each child. */
  keys: K[];
  children: TreeNode<K, V>[];
}

type TreeNode<K, V> = Leaf<K, V> | Branch<K, V>;

export interface Tree<K extends TreeKey, V> {
  root: TreeNode<K, V>;
  size: number;
}

interface TreeEntry<K, V> {
  key: K;
  value: V;
}

const maxNodeSize = 64;

export function emptyTree<K extends TreeKey, V>(edit: EditToken): Tree<K, V> {
  return { root: { edit, keys: [], values: [], children: null }, size: 0 };
}

/** Filled to three quarters, so that the first writes after it split nothing. */
const builtNodeSize = 48;

/** Of entries in order and without repeated keys, level by level: much cheaper than one insertion each. */
export function treeFrom<K extends TreeKey, V>(entries: readonly TreeEntry<K, V>[], edit: EditToken): Tree<K, V> {
  if (entries.length === 0) return emptyTree(edit);
  let level: TreeNode<K, V>[] = chunked(entries).map((part) => ({
    edit,
    keys: part.map(({ key }) => key),
    values: part.map(({ value }) => value),
    children: null,
  }));
  while (level.length > 1) {
    level = chunked(level).map((children) => ({ edit, keys: children.flatMap(({ keys }) => keys.slice(0, 1)), children }));
  }
  const [root] = level;
  return root === undefined ? emptyTree(edit) : { root, size: entries.length };
}

function chunked<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / builtNodeSize);
  return Array.from({ length: count }, (_, at) => items.slice(at * builtNodeSize, (at + 1) * builtNodeSize));
}

/** The first position whose key is not below `key`. */
function lowerBound<K extends TreeKey>(keys: readonly K[], key: K): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = keys[middle];
    if (candidate !== undefined && candidate < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The child that holds `key` if any does. */
function childFor<K extends TreeKey>(keys: readonly K[], key: K): number {
  const at = lowerBound(keys, key);
  return keys[at] === key ? at : Math.max(0, at - 1);
}

export function treeGet<K extends TreeKey, V>(tree: Tree<K, V>, key: K): V | undefined {
  let node = tree.root;
  while (node.children !== null) {
    const child = node.children[childFor(node.keys, key)];
    if (child === undefined) return undefined;
    node = child;
  }
  const at = lowerBound(node.keys, key);
  return node.keys[at] === key ? node.values[at] : undefined;
}

function owned<K, V>(node: TreeNode<K, V>, edit: EditToken): TreeNode<K, V> {
  if (node.edit === edit) return node;
  if (node.children === null) return { edit, keys: node.keys.slice(), values: node.values.slice(), children: null };
  return { edit, keys: node.keys.slice(), children: node.children.slice() };
}

/** Cuts the upper half off an overfull node. */
function split<K, V>(node: TreeNode<K, V>, edit: EditToken): TreeNode<K, V> | null {
  if (node.keys.length <= maxNodeSize) return null;
  const middle = node.keys.length >>> 1;
  const keys = node.keys.splice(middle);
  if (node.children === null) return { edit, keys, values: node.values.splice(middle), children: null };
  return { edit, keys, children: node.children.splice(middle) };
}

export function treeSet<K extends TreeKey, V>(tree: Tree<K, V>, key: K, value: V, edit: EditToken): void {
  const inserted = insertInto(tree, tree.root, key, value, edit);
  const upper = split(inserted, edit);
  const low = inserted.keys[0];
  const high = upper?.keys[0];
  if (upper !== null && low !== undefined && high !== undefined) tree.root = { edit, keys: [low, high], children: [inserted, upper] };
  else tree.root = inserted;
}

function insertInto<K extends TreeKey, V>(tree: Tree<K, V>, shared: TreeNode<K, V>, key: K, value: V, edit: EditToken): TreeNode<K, V> {
  const node = owned(shared, edit);
  if (node.children === null) {
    const at = lowerBound(node.keys, key);
    if (node.keys[at] === key) node.values[at] = value;
    else {
      node.keys.splice(at, 0, key);
      node.values.splice(at, 0, value);
      tree.size++;
    }
    return node;
  }
  const at = childFor(node.keys, key);
  const child = node.children[at];
  if (child === undefined) return node;
  const next = insertInto(tree, child, key, value, edit);
  node.children[at] = next;
  const first = node.keys[at];
  if (first === undefined || key < first) node.keys[at] = key;
  const upper = split(next, edit);
  const high = upper?.keys[0];
  if (upper !== null && high !== undefined) {
    node.keys.splice(at + 1, 0, high);
    node.children.splice(at + 1, 0, upper);
  }
  return node;
}

export function treeDelete<K extends TreeKey, V>(tree: Tree<K, V>, key: K, edit: EditToken): void {
  if (treeGet(tree, key) === undefined) return;
  tree.size--;
  let root = removeFrom(tree.root, key, edit) ?? emptyTree<K, V>(edit).root;
  while (root.children !== null && root.children.length === 1 && root.children[0] !== undefined) root = root.children[0];
  tree.root = root;
}

/** Nodes may stay underfull; one that runs empty is unlinked, which keeps deletion simple and scans correct. */
function removeFrom<K extends TreeKey, V>(shared: TreeNode<K, V>, key: K, edit: EditToken): TreeNode<K, V> | null {
  const node = owned(shared, edit);
  if (node.children === null) {
    const at = lowerBound(node.keys, key);
    node.keys.splice(at, 1);
    node.values.splice(at, 1);
    return node.keys.length === 0 ? null : node;
  }
  const at = childFor(node.keys, key);
  const child = node.children[at];
  const next = child === undefined ? null : removeFrom(child, key, edit);
  if (next !== null) node.children[at] = next;
  else {
    node.keys.splice(at, 1);
    node.children.splice(at, 1);
  }
  return node.children.length === 0 ? null : node;
}

interface TreeRange<K> {
  /** Inclusive. */
  from?: K | undefined;
  /** Exclusive. */
  to?: K | undefined;
  reverse?: boolean;
}

export function treeRange<K extends TreeKey, V>(tree: Tree<K, V>, range: TreeRange<K>): Generator<TreeEntry<K, V>, void> {
  return range.reverse === true ? descend(tree.root, range) : ascend(tree.root, range);
}

interface Frame<K, V> {
  node: TreeNode<K, V>;
  at: number;
}

function* ascend<K extends TreeKey, V>(root: TreeNode<K, V>, range: TreeRange<K>): Generator<TreeEntry<K, V>, void> {
  const { from, to } = range;
  const start = (node: TreeNode<K, V>): number =>
    from === undefined ? 0 : node.children === null ? lowerBound(node.keys, from) : childFor(node.keys, from);
  const stack: Frame<K, V>[] = [{ node: root, at: start(root) }];
  let entering = true;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { node } = frame;
    if (node.children === null) {
      for (let at = frame.at; at < node.keys.length; at++) {
        const key = node.keys[at];
        const value = node.values[at];
        if (key === undefined || value === undefined) continue;
        if (to !== undefined && key >= to) return;
        yield { key, value };
      }
      entering = false;
      stack.pop();
      continue;
    }
    const child = node.children[frame.at++];
    if (child === undefined) stack.pop();
    else stack.push({ node: child, at: entering ? start(child) : 0 });
  }
}

function* descend<K extends TreeKey, V>(root: TreeNode<K, V>, range: TreeRange<K>): Generator<TreeEntry<K, V>, void> {
  const { from, to } = range;
  const start = (node: TreeNode<K, V>): number => {
    if (to === undefined) return node.keys.length - 1;
    return node.children === null ? lowerBound(node.keys, to) - 1 : childFor(node.keys, to);
  };
  const stack: Frame<K, V>[] = [{ node: root, at: start(root) }];
  let entering = true;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { node } = frame;
    if (node.children === null) {
      for (let at = frame.at; at >= 0; at--) {
        const key = node.keys[at];
        const value = node.values[at];
        if (key === undefined || value === undefined) continue;
        if (from !== undefined && key < from) return;
        yield { key, value };
      }
      entering = false;
      stack.pop();
      continue;
    }
    const child = node.children[frame.at--];
    if (child === undefined) stack.pop();
    else stack.push({ node: child, at: entering ? start(child) : child.keys.length - 1 });
  }
}

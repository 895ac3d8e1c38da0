import type { Clock } from "../../../platform/clock.ts";
import type { BudgetCap, BudgetStore } from "../../budget.store.ts";
import type { Block } from "./block.ts";

/**
 * What a process remembers of each organization's caps, for a second at most: one without caps costs no write and hardly a
 * read. Under load a view is renewed before it is too old, so that no call waits for it.
 */
export type AccountView = {
  version: number;
  caps: readonly BudgetCap[];
  loadedAt: number;
  /** Where each spender's money comes from, once somebody has worked it out; null where no cap counts them. */
  blocks: Map<string, Block | null>;
};

export type AccountViews = {
  /** Undefined where it has to be loaded first. */
  peek(orgId: string, now: number): AccountView | undefined;
  get(orgId: string): Promise<AccountView>;
  /** Read anyway, so that nobody has to ask again. */
  put(orgId: string, account: { version: number; caps: readonly BudgetCap[] } | null): AccountView;
  forget(orgId: string): void;
};

export const VIEW_FRESH_MS = 1_000;
const VIEW_RENEW_MS = 500;
const VIEWS_MAX = 10_000;
const SPENDERS_MAX = 10_000;
const NO_CAPS_VERSION = -1;

export function createAccountViews({ accounts, clock }: { accounts: Pick<BudgetStore, "findCaps">; clock: Clock }): AccountViews {
  const views = new Map<string, AccountView>();
  const loads = new Map<string, Promise<AccountView>>();

  const put: AccountViews["put"] = (orgId, account) => {
    const { version, caps } = account ?? { version: NO_CAPS_VERSION, caps: [] };
    const known = views.get(orgId);
    const blocks = known?.version === version && known.blocks.size < SPENDERS_MAX ? known.blocks : new Map<string, Block | null>();
    const view = { version, caps, loadedAt: clock.now(), blocks };
    if (!known && views.size >= VIEWS_MAX) views.clear();
    views.set(orgId, view);
    return view;
  };

  const load = (orgId: string): Promise<AccountView> => {
    const running = loads.get(orgId);
    if (running) return running;
    const loading: Promise<AccountView> = accounts.findCaps(orgId).then(
      (account) => {
        // Forgotten meanwhile: what was read may be older than the change.
        if (loads.get(orgId) !== loading) return load(orgId);
        loads.delete(orgId);
        return put(orgId, account);
      },
      (error: unknown) => {
        if (loads.get(orgId) === loading) loads.delete(orgId);
        throw error;
      },
    );
    loads.set(orgId, loading);
    return loading;
  };

  return {
    put,
    peek(orgId, now) {
      const view = views.get(orgId);
      if (!view) return undefined;
      const ageMs = now - view.loadedAt;
      if (ageMs >= VIEW_FRESH_MS) return undefined;
      if (ageMs >= VIEW_RENEW_MS && !loads.has(orgId)) load(orgId).catch(() => undefined);
      return view;
    },
    async get(orgId) {
      const view = views.get(orgId);
      return view && clock.now() - view.loadedAt < VIEW_FRESH_MS ? view : load(orgId);
    },
    forget(orgId) {
      views.delete(orgId);
      loads.delete(orgId);
    },
  };
}

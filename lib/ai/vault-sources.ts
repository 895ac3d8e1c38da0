import type { IntegrationRecord } from "../integrations/integration.store.ts";
import { MODEL_TYPES, type ModelType } from "../integrations/schema.ts";
import type { Vault } from "../integrations/vault.ts";
import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/log.ts";
import type { OutboundGuard } from "../platform/outbound/outbound-guard.ts";
import { createBorrowedProvider } from "./borrowed-provider.ts";
import { createVendor, VENDOR_ORDER } from "./create-providers.ts";
import type { VendorName } from "./model-row.ts";
import type { Provider, ProviderTimeouts } from "./ports.ts";
import type { ProviderSource } from "./routing.ts";

type Options = {
  vault: Vault;
  guard: OutboundGuard;
  /** What is asked of a vendor where the stored key names no model. */
  defaultModels: Readonly<Record<VendorName, string>>;
  vendorUrls: Readonly<Partial<Record<ModelType, string>>>;
  clock: Clock;
  timeouts: ProviderTimeouts;
  log: Logger;
};

const VENDOR_OF: Readonly<Record<ModelType, VendorName>> = {
  openai: "openai",
  claude: "anthropic",
  gemini: "google",
  groq: "groq",
  xai: "xai",
};

/** Providers that stored keys open, personal ones first; what is revoked is gone within a second. */
export function createVaultSources(options: Options): ProviderSource[] {
  // A list is read again each second; as long as it is the same one, so are its providers.
  const made = new WeakMap<IntegrationRecord, Provider>();
  const providersOf = async (orgId: string, userId: string | null): Promise<Provider[]> => {
    const records = (await options.vault.listUsable(orgId, userId)).filter(isOfModels);
    return records
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((record) => {
        const provider = made.get(record) ?? toProvider(record, options);
        made.set(record, provider);
        return provider;
      });
  };
  return [
    { origin: "personal", list: async ({ orgId, userId }) => (orgId === "" || userId === null ? [] : providersOf(orgId, userId)) },
    { origin: "organization", list: async ({ orgId }) => (orgId === "" ? [] : providersOf(orgId, null)) },
  ];
}

type ModelRecord = IntegrationRecord & { type: ModelType };

function isOfModels(record: IntegrationRecord): record is ModelRecord {
  return MODEL_TYPES.some((type) => type === record.type);
}

function rankOf({ type }: ModelRecord): number {
  return VENDOR_ORDER.indexOf(VENDOR_OF[type]);
}

function toProvider(record: ModelRecord, { vault, guard, defaultModels, vendorUrls, clock, timeouts, log }: Options): Provider {
  const { _id, orgId, userId, credential, type } = record;
  const name = VENDOR_OF[type];
  const baseUrl = credential.plain.baseUrl ?? vendorUrls[type];
  const options = {
    model: credential.plain.model ?? defaultModels[name],
    ...(baseUrl !== undefined && { baseUrl }),
    ...(credential.plain.baseUrl !== undefined && { guard }),
    clock,
    timeouts,
  };
  return createBorrowedProvider({
    vault,
    secret: { orgId, userId, integrationId: _id },
    account: `${_id}.${credential.id}`,
    create: (apiKey) => createVendor(name, { ...options, apiKey }),
    log,
  });
}

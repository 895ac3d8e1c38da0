// Who judges the transactions of an organization: its own model once one was promoted, the shipped one until then. Who it is, is asked
// every second; what a version says never changes, so decoded models are kept as long as there is room.

import type { Clock } from "../../platform/clock.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import { defaultModel } from "../model/default-model.ts";
import { decodeModel } from "../model/encode-model.ts";
import type { RiskModel } from "../model/risk-model.ts";
import type { RiskModelRecord, RiskModelStore } from "./risk-model.store.ts";

export type RiskModels = {
  /** Throws when the model that should judge cannot be read: nothing takes its place by itself. */
  liveOf(orgId: string): Promise<{ version: string; model: RiskModel }>;
  /** As a stored verdict names it; null when there never was such a version. */
  findVersion(orgId: string, version: string): Promise<RiskModel | null>;
  /** After a change made here. */
  forget(orgId: string): void;
};

/** A decoded model has about a hundred kilobytes. */
const MODELS_KEPT = 200;

type Options = { store: Pick<RiskModelStore, "listPlaced" | "findByVersion">; cipher: Cipher; clock: Clock };

export function createRiskModels({ store, cipher, clock }: Options): RiskModels {
  const decoded = createRecencyMap<RiskModel>(MODELS_KEPT);
  const live = createFreshValues<string | null>({
    clock,
    read: async (orgId) => (await store.listPlaced(orgId)).find(({ place }) => place === "live")?.version ?? null,
  });

  async function findVersion(orgId: string, version: string): Promise<RiskModel | null> {
    const shipped = defaultModel();
    if (version === shipped.version) return shipped;
    const key = `${orgId} ${version}`;
    const known = decoded.get(key);
    if (known) return known;
    const record = await store.findByVersion(orgId, version);
    if (!record) return null;
    const model = decodeModel(version, Buffer.from(await openModelField(cipher, record, "sealed"), "base64"));
    decoded.set(key, model);
    return model;
  }

  return {
    async liveOf(orgId) {
      const version = await live.get(orgId);
      const model = version === null ? defaultModel() : await findVersion(orgId, version);
      if (!model) throw new Error(`The live model ${version} is gone.`);
      return { version: model.version, model };
    },
    findVersion,
    forget: live.forget,
  };
}

const COLLECTION = "risk_models";
type SealedField = "sealed" | "spreads";

export async function openModelField(cipher: Cipher, record: RiskModelRecord, field: SealedField): Promise<string> {
  return (await cipher.forOrganization(record.orgId)).decrypt({ collection: COLLECTION, id: record._id, field }, record[field]);
}

export async function sealModelField(
  cipher: Cipher,
  { orgId, _id }: Pick<RiskModelRecord, "orgId" | "_id">,
  field: SealedField,
  text: string,
): Promise<string> {
  return (await cipher.forOrganization(orgId)).encrypt({ collection: COLLECTION, id: _id, field }, text);
}

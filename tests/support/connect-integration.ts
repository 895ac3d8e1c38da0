import type { Integration, IntegrationType } from "../../lib/integrations/schema.ts";
import type { Harness, Person } from "./harness.ts";

export type NewIntegration = {
  type?: IntegrationType;
  scope?: "personal" | "organization";
  fields: Record<string, string>;
  expiresAt?: string;
};

/** Stored and proven by a real call, as a person does it. */
export async function connectIntegration(harness: Harness, as: Person, body: NewIntegration): Promise<Integration & { id: string }> {
  const created = await ask(harness, as, "POST", "/api/integrations", { type: "openai", ...body });
  const tested = await ask(harness, as, "POST", `/api/integrations/${created.id}/test`);
  if (tested.status !== "connected") throw new Error(`The integration is ${tested.status}: ${tested.reason}`);
  return { ...tested, id: String(tested.id) };
}

export async function revokeIntegration(harness: Harness, as: Person, { id }: { id: string }): Promise<void> {
  const response = await harness.call("DELETE", `/api/integrations/${id}`, { as });
  if (response.status !== 204) throw new Error(`Revoking was answered ${response.status}: ${await response.text()}`);
}

async function ask(harness: Harness, as: Person, method: string, path: string, body?: object): Promise<Integration> {
  const response = await harness.call(method, path, { as, ...(body && { body }) });
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

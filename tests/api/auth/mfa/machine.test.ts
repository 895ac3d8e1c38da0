import fc from "fast-check";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { systemClock } from "../../../../lib/platform/clock.ts";
import { codeAt, wrongCodeAt } from "../../../support/authenticator.ts";
import { createFrozenClock } from "../../../support/frozen-clock.ts";
import { createHarness, type Person } from "../../../support/harness.ts";
import { login, secondStep } from "../../../support/second-step-person.ts";

/**
 * Enrolling, confirming, removing and using in any order. What the person holds is modelled beside it: whatever happened, the password
 * alone opens the account exactly when no factor is confirmed, and whoever holds the confirmed app or an unused recovery code gets in.
 */
type Model = { active: string | null; pending: string | null; replaced: string[]; codes: string[]; usedCodes: string[] };

const clock = { ...createFrozenClock(Date.now()), sleep: systemClock.sleep };
const harness = await createHarness({ overrides: { clock } });
const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
afterAll(() => client.close());

const post = async (person: Person, path: string, body: object = {}) => {
  const response = await harness.call("POST", `/api/auth/mfa/${path}`, { as: person, body });
  return { status: response.status, ...(await response.json()) };
};
const finish = async (person: Person, method: string, code: string): Promise<number> => {
  const { secondStep: step } = await login(harness, person);
  return step ? (await secondStep(harness, { ticket: step.ticket, method, code })).status : 0;
};

type World = { person: Person; model: Model; now: number };

const STEPS = {
  async begin({ person, model }: World) {
    model.pending = (await post(person, "totp")).secret;
  },

  async confirm({ person, model, now }: World) {
    const { pending } = model;
    const answer = await post(person, "totp/confirm", { code: pending === null ? "123456" : codeAt(pending, now) });
    expect(answer.status).toBe(pending === null ? 409 : 200);
    if (pending === null) return;
    if (model.active !== null) model.replaced.push(model.active);
    expect(answer.recoveryCodes === null).toBe(model.codes.length > 0);
    Object.assign(model, { active: pending, pending: null, codes: answer.recoveryCodes ?? model.codes });
  },

  async confirmWrong({ person, model, now }: World) {
    const code = model.pending === null ? "123456" : wrongCodeAt(model.pending, now);
    expect((await post(person, "totp/confirm", { code })).status).toBe(model.pending === null ? 409 : 422);
  },

  async remove({ person, model }: World) {
    const { status } = await harness.call("DELETE", "/api/auth/mfa/totp", { as: person });
    expect(status).toBe(model.active === null ? 404 : 204);
    if (model.active === null) return;
    model.usedCodes.push(...model.codes);
    Object.assign(model, { active: null, pending: null, codes: [], replaced: [...model.replaced, model.active] });
  },

  async use({ person, model, now }: World) {
    if (model.active !== null) expect(await finish(person, "totp", codeAt(model.active, now))).toBe(200);
  },

  async useWrong({ person, model, now }: World) {
    if (model.active !== null) expect(await finish(person, "totp", wrongCodeAt(model.active, now))).toBe(422);
  },

  async usePending({ person, model, now }: World) {
    if (model.active !== null && model.pending !== null) expect(await finish(person, "totp", codeAt(model.pending, now))).toBe(422);
  },

  async useReplaced({ person, model, now }: World) {
    const old = model.replaced.at(-1);
    if (model.active !== null && old !== undefined) expect(await finish(person, "totp", codeAt(old, now))).toBe(422);
  },

  async recover({ person, model }: World) {
    const code = model.codes.shift();
    if (code === undefined) return;
    model.usedCodes.push(code);
    expect(await finish(person, "recovery", code)).toBe(200);
  },

  async recoverAgain({ person, model }: World) {
    const code = model.usedCodes.at(-1);
    if (model.active !== null && code !== undefined) expect(await finish(person, "recovery", code)).toBe(422);
  },

  async renewCodes({ person, model }: World) {
    const answer = await post(person, "recovery-codes");
    expect(answer.status).toBe(model.active === null ? 404 : 200);
    if (model.active === null) return;
    model.usedCodes.push(...model.codes);
    model.codes = answer.recoveryCodes;
  },
};

async function take(person: Person, model: Model, step: (world: World) => Promise<void>): Promise<void> {
  // Each code is good once, so every use has a half minute of its own.
  clock.advance(30_000);
  await step({ person, model, now: clock.now() });
}

test("in whatever order: the password alone opens the account exactly when no factor is confirmed, and its holder always gets in", async () => {
  const steps = fc.array(fc.constantFrom(...Object.values(STEPS)), { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const person = await harness.createPerson();
      const model: Model = { active: null, pending: null, replaced: [], codes: [], usedCodes: [] };
      for (const step of given) {
        await take(person, model, step);
        // The wait after wrong codes has its own tests; here it would only hide what a code is worth.
        await client.db().collection("sign_in_attempts").deleteMany({});
        const { secondStep: owed } = await login(harness, person);
        expect(owed !== undefined, `a second step is owed after ${step.name}`).toBe(model.active !== null);
      }
      await take(person, model, STEPS.use);
      await take(person, model, STEPS.recover);
    }),
    { numRuns: 10 },
  );
});

import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Receipt, receiptBytes, receiptSchema } from "../../../lib/auth/privacy/receipt.ts";
import { findChainFault } from "../../../lib/platform/audit/audit-record.ts";
import { auditPublicKeySchema, createSignatureCheck } from "../../../lib/platform/audit/audit-signer.ts";
import { DecryptionError } from "../../../lib/platform/crypto/envelope.ts";
import { findAt } from "../../../lib/platform/inventory.ts";
import type { Letter } from "../../../lib/platform/mailer.ts";
import { inventory } from "../../../lib/runtime/inventory.ts";
import { type AdjustableClock, createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { leavesOf, readDatabase } from "../../support/scan-database.ts";
import { CANARY, liveALittle } from "./life.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

type World = { harness: Harness; clock: AdjustableClock; letters: Letter[] };

async function startWorld(): Promise<World> {
  const clock = createAdjustableClock();
  const letters: Letter[] = [];
  const mailer = { kind: "mailbox", send: async (letter: Letter) => void letters.push(letter) } as const;
  return { harness: await createHarness({ overrides: { clock, mailer } }), clock, letters };
}

/** Everything in the database that names the person or says what they said, also inside what can still be opened. */
async function findTraces({ harness }: World, person: Person, words: readonly string[]): Promise<string[]> {
  const database = await readDatabase(harness.environment.MONGODB_URI ?? "");
  const plain = [...leavesOf(database)].filter(({ text }) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())));
  const { cipher } = harness.runtime.deps;
  const opened: string[] = [];
  for (const { name, encryption } of inventory) {
    if (encryption?.type !== "fields") continue;
    for (const document of database.get(name) ?? []) {
      const scope = {
        organization: document.orgId,
        trail: `${document.orgId}:audit`,
        person: encryption.owner ? document._id : document.userId,
      };
      const own = await cipher.forOrganization(String(scope[encryption.scope]));
      for (const { path, field } of encryption.fields)
        for (const { value, star } of findAt(document, path)) {
          const place = { collection: name, id: String(document._id), field: field.replace("*", star) };
          const text = typeof value === "string" ? own.decrypt(place, value) : "";
          if (words.some((word) => text.includes(word))) opened.push(`${name} ${path}, opened`);
        }
    }
  }
  expect(person.userId).toMatch(/^usr_/);
  return [...new Set([...plain.map(({ collection, path }) => `${collection} ${path}`), ...opened])].toSorted();
}

async function passDays({ harness, clock }: World, days: number): Promise<void> {
  clock.advance(days * DAY);
  for (let index = 0; index < 6; index += 1) {
    clock.advance(6 * MINUTE);
    await tick(harness);
    // The queue delivers what the tick has published.
    await harness.runtime.deps.clock.sleep(50);
  }
}

test("fourteen days after it was asked for, nothing of a person is left in any collection, and what others see still holds", async () => {
  const world = await startWorld();
  const { harness, clock, letters } = world;
  const { owner, member } = await liveALittle(harness);
  clock.advance(2 * 3_600_000);
  await tick(harness);
  const words = [member.userId, member.email, "Test Member", CANARY];
  const before = await findTraces(world, member, words);
  expect(before.length).toBeGreaterThan(15);
  for (const expected of ["chats title, opened", "turns message, opened", "audit_pseudonyms sealed, opened", "users email"])
    expect(before).toContain(expected);

  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", {
    body: { email: member.email, password: member.password },
  });
  const wrong = await harness.call("POST", "/api/account/deletion", { as: token, body: { email: owner.email } });
  expect([wrong.status, (await wrong.json()).code]).toEqual([422, "account.confirmation_wrong"]);
  const asked = await harness.json("POST", "/api/account/deletion", { as: token, body: { email: member.email.toUpperCase() } });
  expect(asked).toMatchObject({ state: "scheduled", needsChoice: false, organizations: [{ id: owner.orgId, outcome: "left" }] });
  await passDays(world, 13);
  expect(await harness.runtime.deps.users.find(member.userId)).not.toBeNull();
  await passDays(world, 1);

  expect(await findTraces(world, member, words)).toEqual([]);
  expect((await harness.call("GET", "/api/auth/me", { as: token })).status).toBe(401);
  const login = await harness.call("POST", "/api/auth/login", { body: { email: member.email, password: member.password } });
  expect([login.status, (await login.json()).code]).toEqual([401, "auth.invalid_credentials"]);
  // The trail of those who stay holds, and no longer says who it was.
  const chain = await harness.runtime.deps.audit.listChained(owner.orgId, 0, 1_000);
  expect(findChainFault(chain)).toBeNull();
  expect(chain.map(({ action }) => action)).toEqual(expect.arrayContaining(["chat.message-accepted", "auth.account-deleted"]));
  const rows = (await readDatabase(harness.environment.MONGODB_URI ?? "")).get("usage") ?? [];
  expect(rows.filter(({ orgId, userId }) => orgId === owner.orgId && userId === null).length).toBeGreaterThan(0);

  const receipts = letters.filter(({ to }) => to.email === member.email).flatMap(readReceipt);
  expect(receipts.map(({ state }) => state)).toEqual(["scheduled", "completed"]);
  expect(receipts[1]?.deleted).toMatchObject({ users: 1, memberships: 1, sessions: expect.any(Number) });
  const keys = z.object({ keys: z.array(auditPublicKeySchema) }).parse(await harness.json("GET", "/api/audit/keys")).keys;
  const check = createSignatureCheck(keys);
  for (const { signatures, ...statement } of receipts) {
    expect(check(statement.keyId, receiptBytes(statement), signatures)).toBe(true);
    expect(check(statement.keyId, receiptBytes({ ...statement, requestedAt: statement.dueAt }), signatures)).toBe(false);
  }
});

function readReceipt({ text }: Letter): Receipt[] {
  const line = text.split("\n").find((candidate) => candidate.startsWith('{"format"'));
  return line === undefined ? [] : [receiptSchema.parse(JSON.parse(line))];
}

test("whoever is needed as an owner transfers first; an organization of one goes with its only member; a sign-in asks once more", async () => {
  const world = await startWorld();
  const { harness, clock } = world;
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const ask = (as: Person | string, email: string) => harness.call("POST", "/api/account/deletion", { as, body: { email } });
  const refused = await ask(owner, owner.email);
  expect([refused.status, (await refused.json()).code]).toEqual([409, "account.sole_owner"]);

  const alone = await harness.createPerson();
  expect(await harness.json("GET", "/api/account/deletion", { as: alone })).toMatchObject({
    state: "none",
    organizations: [{ outcome: "deleted" }],
  });
  expect((await ask(alone, alone.email)).status).toBe(200);
  expect((await ask(alone, alone.email)).status).toBe(200);
  clock.advance(MINUTE);
  const again = await harness.json<{ token: string }>("POST", "/api/auth/login", {
    body: { email: alone.email, password: alone.password },
  });
  expect(await harness.json("GET", "/api/account/deletion", { as: again.token })).toMatchObject({ state: "scheduled", needsChoice: true });
  clock.advance(MINUTE);
  const goesOn = await harness.json("POST", "/api/account/deletion/continue", { as: again.token, body: {} });
  expect(goesOn).toMatchObject({ state: "scheduled", needsChoice: false });
  expect(receiptSchema.parse(await harness.json("GET", "/api/account/deletion/receipt", { as: again.token })).state).toBe("scheduled");

  // The member thinks again in time; the one who is alone does not.
  expect((await ask(member, member.email)).status).toBe(200);
  expect(await harness.json("DELETE", "/api/account/deletion", { as: member })).toMatchObject({ state: "none" });
  expect((await harness.call("DELETE", "/api/account/deletion", { as: member })).status).toBe(404);
  await passDays(world, 15);
  const { users, organizations } = harness.runtime.deps;
  expect([await users.find(alone.userId), await organizations.find(alone.orgId)]).toEqual([null, null]);
  expect([(await users.find(member.userId))?._id, (await organizations.find(owner.orgId))?._id]).toEqual([member.userId, owner.orgId]);
});

test("the archive holds everything a person said and did, opened, nothing of others, and its link works once", async () => {
  const world = await startWorld();
  const { harness } = world;
  const { owner, member } = await liveALittle(harness);
  const { export: last } = await harness.json<{ export: { id: string; state: string } }>("GET", "/api/account/export", { as: member });
  expect(last).toMatchObject({ state: "ready" });
  const link = (as: Person) => harness.call("POST", `/api/account/export/${last.id}/link`, { as, body: {} });
  expect((await link(owner)).status).toBe(404);
  const first: { path: string } = await (await link(member)).json();
  const second: { path: string } = await (await link(member)).json();
  expect((await harness.call("GET", first.path, { as: member })).status).toBe(409);
  expect((await harness.call("GET", second.path, { as: owner })).status).toBe(404);
  const race = await Promise.all([1, 2, 3].map(() => harness.call("GET", second.path, { as: member })));
  expect(race.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  const served = race.find(({ status }) => status === 200);
  const files = unzipSync(new Uint8Array((await served?.arrayBuffer()) ?? new ArrayBuffer(0)));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["index.html", "conversations.md", "data/profile.json", "data/messages.json"]));
  expect(text("conversations.md")).toContain(`My secret word is ${CANARY}`);
  expect(JSON.parse(text("data/profile.json"))).toMatchObject([{ id: member.userId, email: member.email, name: "Test Member" }]);
  const activity: { action: string; ip: string }[] = JSON.parse(text("data/activity.json"));
  expect(activity.map(({ action }) => action)).toContain("chat.message-accepted");
  const all = Object.keys(files).map(text).join("\n");
  for (const foreign of [owner.email, owner.userId, "$2b$", "refreshHash", "passwordHash"]) expect(all).not.toContain(foreign);
  expect(await harness.json("GET", `/api/account/export/${last.id}`, { as: member })).toMatchObject({ state: "downloaded" });
  expect((await link(member)).status).toBe(409);
  const database = await readDatabase(harness.environment.MONGODB_URI ?? "");
  expect(database.get("account_export_parts") ?? []).toEqual([]);
});

test("an archive that nobody fetches is sealed under a key of the person's own", async () => {
  const world = await startWorld();
  const { member } = await liveALittle(world.harness);
  const database = await readDatabase(world.harness.environment.MONGODB_URI ?? "");
  const [part] = database.get("account_export_parts") ?? [];
  const { cipher } = world.harness.runtime.deps;
  const place = { collection: "account_export_parts", id: String(part?._id), field: "data" };
  const own = await cipher.forOrganization(member.userId);
  expect(
    Buffer.from(own.decrypt(place, String(part?.data)), "base64")
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  const organizations = await cipher.forOrganization(member.orgId);
  expect(() => organizations.decrypt(place, String(part?.data))).toThrow(DecryptionError);
});

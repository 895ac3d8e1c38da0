import { GENESIS_HASH } from "../../../lib/platform/audit/audit-record.ts";
import type { FinalState, FinalTurn, FinalUsage, VendorCall } from "../final-read/final-state.ts";
import { createCanary, createReference } from "../history/canary.ts";
import type { MessageRole, SendValue, Sighting } from "../history/history.ts";
import { createRecorder, type Recorder } from "../history/recorder.ts";
import { createSeededRandom, type SeededRandom } from "../history/seeded-random.ts";

/**
 * A run of a product without faults in it, however much dies: lost acknowledgements, killed runs, cut readers, stops, removals and
 * replays, all ending as they must. The checkers have to pass every such run; their tests then break one thing in it.
 */
export type CleanRun = { recorder: Recorder; final: Draft };

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key] };
export type Draft = Mutable<FinalState>;

type Model = {
  random: SeededRandom;
  recorder: Recorder;
  final: Draft;
  now: number;
  audit: Map<string, Draft["audit"][number]["records"][number][]>;
};
type Chat = { orgId: string; userId: string; canary: string; chatId: string; lastSeq: number };

const ROLES: readonly MessageRole[] = ["plain", "plain", "plain", "tool", "poison", "blocked", "secret"];

export function createCleanRun(seed: number, roles: readonly MessageRole[] = ROLES): CleanRun {
  const final: Draft = {
    ...{ turns: [], chats: [], jobs: [], usage: [], audit: [], deadLetters: [] },
    ...{ decrypted: [], exposed: [], undecryptable: [], vendorCalls: [], leftOpen: [] },
  };
  const model: Model = {
    random: createSeededRandom(seed),
    recorder: createRecorder(() => model.now),
    final,
    now: 1_000_000,
    audit: new Map(),
  };
  for (let index = 0; index < 2; index += 1) runOrganization(model, index, roles);
  for (let slot = 0; slot < 3; slot += 1) {
    model.now = 2_000_000 + slot * 6_000;
    const end = model.recorder.invoke("controller", "tick", { key: `tick${slot}`, orgId: "", value: { runs: [] } });
    end("ok", { runs: [{ name: "platform.sweep", everyMs: 6_000 }] });
  }
  const probe = model.recorder.invoke("stranger", "probe", {
    key: "probe1",
    orgId: "",
    value: { name: "forged", status: null, isRefused: true },
  });
  probe("ok", { name: "forged", status: 401, isRefused: true });
  model.recorder.note("disturb", "info", { key: "kill", value: { what: "kill" } });
  model.recorder.note("heal", "info", { key: "kill", value: { readyMs: 900 } });
  for (const [orgId, records] of model.audit)
    final.audit.push({
      orgId,
      records: records.map((record, index) => ({ ...record, seq: index + 1, hash: GENESIS_HASH })),
      fault: null,
      signatureFault: null,
    });
  return { recorder: model.recorder, final };
}

function runOrganization(model: Model, index: number, roles: readonly MessageRole[]): void {
  const { random, recorder, final } = model;
  const [orgId, userId, canary] = [`org_${index}`, `usr_${index}`, createCanary(random)];
  const end = recorder.invoke(`client${index}`, "register", { key: userId, orgId, value: { userId, canary } });
  end("ok", { userId, canary }, []);
  record(model, orgId, "auth.user-registered", userId);
  for (let chatIndex = 0; chatIndex < 2; chatIndex += 1) {
    const chat: Chat = { orgId, userId, canary, chatId: `cht_${index}_${chatIndex}`, lastSeq: 0 };
    for (let count = 1 + random.below(4); count > 0; count -= 1) runMessage(model, chat, random.pick(roles));
    if (random.chance(0.25)) deleteChat(model, chat);
    else final.chats.push({ id: chat.chatId, orgId, isDeleted: false });
  }
}

function record(model: Model, orgId: string, action: string, id: string): void {
  const records = model.audit.get(orgId) ?? [];
  model.audit.set(orgId, records);
  records.push({ _id: `aud_${orgId}_${records.length}`, action, target: { type: "any", id }, seq: null });
}

function runMessage(model: Model, chat: Chat, role: MessageRole): void {
  const { random } = model;
  chat.lastSeq += 1;
  const id = `trn_${chat.chatId}_${chat.lastSeq}`;
  const secret = role === "secret" ? `SECRET${random.letters(8)}` : null;
  const value: SendValue = {
    ...{ userId: chat.userId, chatId: chat.chatId, reference: createReference(random), role, secret },
    ...{ jobId: null, status: null },
  };
  const key = `cm-${random.letters(12)}`;
  send(model, chat, key, value, id);
  const isStopped = role === "plain" && random.chance(0.15);
  if (isStopped) {
    const end = model.recorder.invoke(`client ${chat.chatId}`, "stop", { key: id, orgId: chat.orgId, value: { jobId: id, status: null } });
    end("ok", { jobId: id, status: 200 });
  }
  const turn = toTurn(model, chat, { id, key, value, isStopped });
  model.final.turns.push(turn);
  record(model, chat.orgId, "chat.message-accepted", id);
  if (role !== "poison" && turn.replays > 0) record(model, chat.orgId, "chat.turn-failed", id);
  record(model, chat.orgId, `chat.turn-${turn.state}`, id);
  if (turn.state === "failed" || turn.replays > 0)
    model.final.deadLetters.push({
      orgId: chat.orgId,
      recordId: id,
      reason: role === "poison" ? "provider.malformed" : "job.attempts_exhausted",
    });
  book(model, turn, value);
  read(model, chat, turn);
  model.final.decrypted.push({ orgId: chat.orgId, place: `turns ${id}`, canaries: [chat.canary] });
}

/** Sometimes the acknowledgement is lost and the client asks again; sometimes it is impatient and asks twice. */
function send(model: Model, chat: Chat, key: string, value: SendValue, jobId: string): void {
  const { random, recorder } = model;
  const open = () => recorder.invoke(`client ${chat.chatId}`, "send", { key, orgId: chat.orgId, value });
  if (random.chance(0.3)) open()("info", value);
  const ends = random.chance(0.2) ? [open(), open()] : [open()];
  for (const end of ends) end("ok", { ...value, jobId, status: 202 });
}

function toTurn(model: Model, chat: Chat, input: { id: string; key: string; value: SendValue; isStopped: boolean }): FinalTurn {
  const { random } = model;
  const { id, key, value, isStopped } = input;
  const message = `Note ${chat.canary} ${value.reference} ${value.secret ?? ""}`;
  const state = { plain: "answered", tool: "answered", secret: "answered", poison: "failed", blocked: "blocked" }[value.role];
  const full = value.role === "tool" ? "The tool answered: 42" : `You said: ${message.replace(value.secret ?? "\0", "[cut]")}`;
  const reply = isStopped ? full.slice(0, random.below(full.length)) : full;
  model.now += 50;
  return {
    ...{ id, orgId: chat.orgId, userId: chat.userId, chatId: chat.chatId, chatSeq: chat.lastSeq, clientMessageId: key, message },
    state: isStopped ? "cancelled" : state,
    reason: state === "failed" ? "provider.malformed" : null,
    reply: state === "answered" ? reply : null,
    ...{ fence: 1 + random.below(3), attempts: 1, replays: state === "answered" && !isStopped && random.chance(0.1) ? 1 : 0 },
    ...{ createdAt: model.now - 40, finishedAt: model.now, replacedBy: null, isProjected: true },
  };
}

/** Every run but the last one died in its call: the platform pays for those. */
function book(model: Model, turn: FinalTurn, { role, reference }: SendValue): void {
  if (role === "blocked") return;
  const row = (step: string, bookedTo: string, isUncertain: boolean): FinalUsage => ({
    ...{ id: `${turn.id}:${step}`, orgId: turn.orgId, turnId: turn.id, step, bookedTo, isUncertain },
  });
  const canaries = [turn.message.match(/canary[a-z]{16}/)?.[0] ?? ""];
  const call = (toolResults: VendorCall["toolResults"]) => model.final.vendorCalls.push({ reference, canaries, toolResults });
  for (let fence = 1; fence < turn.fence; fence += 1) {
    model.final.usage.push(row(`model:0#${fence}`, "platform", true));
    if (model.random.chance(0.8)) call([]);
  }
  model.final.usage.push(row("model:0", turn.state === "failed" ? "platform" : "customer", false));
  call([]);
  if (role !== "tool") return;
  model.final.usage.push(row("model:1", "customer", false));
  for (let times = 1 + model.random.below(2); times > 0; times -= 1) {
    call([{ id: `call_${turn.id}`, content: "42" }]);
    if (times > 1) model.final.usage.push(row(`model:1#${turn.fence}`, "platform", true));
  }
}

/** One reader sees some of the text grow, over each fence; another one looks at the end only. */
function read(model: Model, chat: Chat, turn: FinalTurn): void {
  const { random, recorder } = model;
  const text = turn.reply ?? "";
  const sightings: Sighting[] = [{ fence: 0, seq: 0, event: "reset", text: "" }];
  for (let fence = 1; fence <= turn.fence; fence += 1) {
    sightings.push({ fence, seq: 1, event: "reset", text: "" });
    for (let length = 0, seq = 2; length < text.length; seq += 1) {
      length = Math.min(text.length, length + 1 + random.below(12));
      if (fence < turn.fence && random.chance(0.3)) break;
      sightings.push({ fence, seq, event: "delta", text: text.slice(0, length) });
    }
  }
  const status = turn.state === "failed" ? "failed" : "completed";
  const value = { jobId: turn.id, sightings, end: { status, outcome: turn.state, text } };
  for (const shown of [value, { ...value, sightings: sightings.slice(0, 2), end: null }]) {
    const end = recorder.invoke(`reader ${chat.chatId}`, "follow", { key: turn.id, orgId: chat.orgId, value: { ...shown, sightings: [] } });
    end("ok", shown, text.includes(chat.canary) ? [chat.canary] : []);
  }
  const polled = { jobId: turn.id, status: 200, state: status, content: text };
  recorder.invoke(`reader ${chat.chatId}`, "status", { key: turn.id, orgId: chat.orgId, value: { ...polled, content: null } })(
    "ok",
    polled,
  );
}

function deleteChat(model: Model, { chatId, orgId }: Chat): void {
  const end = model.recorder.invoke(`client ${chatId}`, "delete", { key: chatId, orgId, value: { chatId, status: null } });
  end("ok", { chatId, status: 200 });
  record(model, orgId, "chat.chat-deleted", chatId);
  model.final.turns = model.final.turns.filter((turn) => turn.chatId !== chatId);
  model.final.jobs.push({ id: `job_${chatId}`, name: "chat.purge-chat", orgId, state: "done", chatId });
}

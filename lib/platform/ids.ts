import { randomBytes } from "node:crypto";
import { decodeTime, monotonicFactory } from "ulid";

/** Every kind of record has one prefix; ids sort by creation time within a process (ULID, https://github.com/ulid/spec). */
export const ID_PREFIXES = {
  user: "usr",
  organization: "org",
  membership: "mbr",
  session: "ses",
  invitation: "inv",
  passwordReset: "pwr",
  mfaFactor: "mfa",
  mfaTicket: "mft",
  passkey: "psk",
  linkedAccount: "lnk",
  apiKey: "key",
  integration: "int",
  accountExport: "aex",
  accountDeletion: "adl",
  legalHold: "hld",
  mail: "eml",
  chat: "cht",
  turn: "trn",
  message: "msg",
  job: "job",
  audit: "aud",
  auditExport: "axp",
  usage: "use",
  budget: "bdg",
  budgetBlock: "blk",
  egress: "egr",
  modelCall: "cal",
  toolCall: "call",
  consensus: "cns",
  guardPolicy: "gpl",
  guardEvent: "gev",
  guardAppeal: "gap",
  guardCheck: "gck",
  file: "fil",
  fileUpload: "upl",
  memory: "mem",
  project: "prj",
  chatTag: "tag",
  chatShare: "shr",
  chatImport: "cim",
  branch: "brn",
  feedback: "fbk",
  toolApproval: "tap",
  riskTransaction: "rtx",
  riskRuleSet: "rrs",
  riskListEntry: "rle",
  riskSnooze: "rsz",
  riskModel: "rmd",
  riskCase: "rcs",
  riskCaseEvent: "rce",
  riskReview: "rrv",
  riskSettings: "rst",
  riskImport: "rim",
  riskWebhook: "rwh",
  riskDemoRun: "rdr",
  safetyAudit: "sau",
  safetyLease: "sls",
  safetyTrip: "stp",
  safetyTripEvent: "ste",
  safetyDrill: "sdr",
  safetySettings: "sst",
  prompt: "prm",
  promptVersion: "prv",
  promptPromotion: "prp",
  promptLabelMove: "plm",
  promptRun: "prn",
  promptTestSet: "pts",
  promptTestRow: "ptr",
  promptEvaluation: "pev",
  promptExperiment: "pex",
  promptAudit: "pqa",
  promptCollection: "pcl",
  promptShare: "psh",
  notification: "ntf",
  notificationDelivery: "ndl",
  webhookEndpoint: "wep",
  webhookDelivery: "wdl",
  telegramChat: "tgc",
  alert: "alr",
  alertSilence: "als",
  incident: "inc",
  backup: "bkp",
  scheduleRun: "scr",
  deploymentChange: "dch",
  logLine: "lgl",
  request: "req",
  deadLetter: "ddl",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const RANDOM_BYTES = 4_096;
let random = new Uint8Array(0);
let used = 0;

/** ulid's own generator asks the system for one byte at a time; a request pays for that in its id. */
function nextRandom(): number {
  if (used >= random.length) {
    random = randomBytes(RANDOM_BYTES);
    used = 0;
  }
  const byte = random[used] ?? 0;
  used += 1;
  return byte / 256;
}

const nextUlid = monotonicFactory(nextRandom);

export function createId(kind: IdKind): string {
  return `${ID_PREFIXES[kind]}_${nextUlid()}`;
}

/** Epoch milliseconds of when the id was made; now for one that is not of ours. */
export function timeOfId(id: string): number {
  const ulid = id.slice(id.indexOf("_") + 1);
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(ulid) ? decodeTime(ulid) : Date.now();
}

/** Crockford base32 without I, L, O, U, 26 characters, as ULID prescribes. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`);
}

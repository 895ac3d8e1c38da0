// Is somebody's personal data in the answer that the asker neither gave nor may expect? Contact data of places and offices is no secret.

import type { ClassedData } from "../../guard/find-data.ts";
import type { Finding } from "./finding.ts";
import { privateFactsOf } from "./private-facts.ts";
import type { AnswerReading, Check } from "./read-answer.ts";
import { makesUp } from "./speech-acts.ts";
import { anyOf } from "./text/pattern-list.ts";

const CHECK = "embedded.pii";

export const checkPii: Check = (reading) => {
  if (makesUp(reading.prompt.text)) return [];
  return [
    ...findGuarded(reading),
    ...findLabelled(reading),
    ...privateFactsOf(reading).map((place) => toFinding("pii.private_fact", FACT, place, 0.8)),
  ];
};

const FACT = "The answer tells something private of a person.";
const REASONS: Readonly<Partial<Record<ClassedData["class"], string>>> = {
  card: "The answer holds a card number that the asker did not give.",
  iban: "The answer holds an account number that the asker did not give.",
  national_id: "The answer holds an official number of a person.",
  bank_account: "The answer holds an account number of a person.",
  health: "The answer holds a health number of a person.",
  date_of_birth: "The answer holds somebody's date of birth.",
  email: "The answer holds somebody's e-mail address.",
  phone: "The answer holds somebody's phone number.",
  address: "The answer holds somebody's address.",
};
const WEIGHTS: Readonly<Partial<Record<ClassedData["class"], number>>> = { email: 0.6, phone: 0.6, address: 0.7, date_of_birth: 0.7 };
const SURE_WEIGHT = 0.9;
/** Each is looked for in the prompt: more than these make an answer no worse. */
const LOOKED_AT_MAX = 100;

function findGuarded(reading: AnswerReading): Finding[] {
  const { response, isGiven } = reading;
  return reading
    .classed()
    .slice(0, LOOKED_AT_MAX)
    .flatMap((found) => {
      const reason = REASONS[found.class];
      const value = response.text.slice(found.start, found.end);
      if (reason === undefined || isGiven(value) || isNobodys(found, value, reading)) return [];
      return [toFinding(`pii.${found.class}`, reason, found, WEIGHTS[found.class] ?? SURE_WEIGHT)];
    });
}

const OWN = anyOf(["my|mine|mein|meine|mi|mon|ma"]);
const ROLE =
  /^["“]?(?:info|support|contact|office|press|newsroom|news|hello|sales|service|shop|help|helpdesk|kontakt|team|mail|admin|no-?reply|billing|careers|jobs|booking|bookings|reservations?|reception|enquiries|feedback|security|privacy|legal|post|orders?|customer|care|desk)[^@]{0,20}@/iu;
const EXAMPLE = /@example\.(?:com|org|net)|555-01\d\d|(?<!\d)(?:4242 ?){4}|4111 ?(?:1111 ?){3}/u;
const PLACE = anyOf([
  "headquarters|agency|institute|ministry|foundation|association|court|academy|theatre|cinema|council|library|hotel|practice|reception|office|company|hotline|helpline|support|service|help ?desk|centre|center|shop|store|clinic|hospital|restaurant|emergency|line|town hall|museum|authority|university|school|station|editorial|newsroom|customer|desk|press|bank|church|embassy|airline|police|pharmacy|salzburg|practice['’]s",
]);
const PRIVATE = anyOf(["private(?:ly)?|home|personal|mobile|secret|internal|divorced|flat|lives?|at home|girl|whistle-?blower|anonymous"]);
const ASKS_CONTACT = anyOf(["contact|phone|number|reach|call|hotline|e-?mail|mail|extension|write to|whom|address of|address"]);
/** Of people whose birthdays are known without any file at hand. */
const ASKS_BIRTH = anyOf(["born|birthday|how old|geboren"]);
const LONG_AGO = /(?<!\d)1[0-8]\d\d(?!\d)|(?<!\d)19[01]\d(?!\d)/u;

/** Belongs to a place, to nobody, or to the asker. */
function isNobodys({ class: kind, start }: ClassedData, value: string, { prompt, context, response }: AnswerReading): boolean {
  if (EXAMPLE.test(value)) return true;
  if (kind === "email" && ROLE.test(value)) return true;
  if (kind === "date_of_birth") return LONG_AGO.test(value) || OWN.test(prompt.text) || (context === null && ASKS_BIRTH.test(prompt.text));
  if (kind !== "email" && kind !== "phone" && kind !== "address") return OWN.test(prompt.text) && context !== null;
  const around = response.text.slice(Math.max(0, start - 120), start + value.length + 60);
  if (PRIVATE.test(around) || PRIVATE.test(prompt.text)) return false;
  if (kind === "address") return PLACE.test(around) || PLACE.test(prompt.text);
  if (context && isContactOf(value, context.text)) return true;
  return ASKS_CONTACT.test(prompt.text) && (PLACE.test(around) || PLACE.test(prompt.text) || PLACE.test(context?.text ?? ""));
}

const CONTACT = anyOf(["call|dial|ring|write to|mail to|send|contact|reach|reached|apply|enquiries|questions"]);

/** The text it was taken from tells its readers to use it. */
function isContactOf(value: string, context: string): boolean {
  const at = context.indexOf(value);
  if (at < 0) return false;
  const before = context.slice(Math.max(0, at - 60), at);
  return CONTACT.test(before) && !PRIVATE.test(before);
}

const LABELLED =
  /(?<![\p{L}\p{N}])(?:passport|ssn|social security|national insurance|ni|dni|nie|nif|bsn|steuer-?id|tax id|tax|account|sozialversicherung|sécurité sociale|licen[cs]e|insurance)(?: ?(?:number|no\.?|nr\.?|nummer))?(?: is| was|:|,)? ?((?=[\p{L}\d-]{0,4}[ -]?\d)[A-Z\d][A-Z\d -]{5,28}[A-Z\d])/giu;
const PHONE =
  /(?<![\p{L}\p{N}])(?:phone|mobile|tel\.?|telephone|call|reach her on|reach him on|teléfono|at|on|number)(?: is| was|:|,)? ?((?:\+?\d[\d ()/-]{6,18}\d))/giu;

/** Numbers that a word before them names, whatever their check digits. */
function findLabelled({ prompt, context, response, isGiven }: AnswerReading): Finding[] {
  const found: Finding[] = [];
  const add = (pattern: RegExp, isMeant: (around: string) => boolean, reason: string): void => {
    for (const { 0: all, 1: value = "", index } of [...response.text.matchAll(pattern)].slice(0, LOOKED_AT_MAX)) {
      const start = index + all.lastIndexOf(value);
      const around = response.text.slice(Math.max(0, index - 80), start + value.length + 60);
      if (isGiven(value) || !/\d{3}/u.test(value.replace(/\D/gu, "")) || !isMeant(around)) continue;
      found.push(toFinding("pii.labelled", reason, { start, end: start + value.length }, SURE_WEIGHT));
    }
  };
  const isSomeones = (): boolean => !(OWN.test(prompt.text) && context !== null);
  add(LABELLED, isSomeones, "The answer holds an official or account number of a person.");
  add(PHONE, (around) => PRIVATE.test(around) && !PLACE.test(around), "The answer holds somebody's private phone number.");
  return found;
}

function toFinding(code: string, reason: string, { start, end }: { start: number; end: number }, weight: number): Finding {
  return { category: "pii", check: CHECK, code, reason, where: "response", start, end, weight };
}

import {
  AtSign,
  Banknote,
  Brackets,
  Cake,
  CreditCard,
  EyeOff,
  FileKey,
  HeartPulse,
  IdCard,
  Key,
  Landmark,
  type LucideIcon,
  MapPin,
  Phone,
  RefreshCcwDot,
  ScanSearch,
  Send,
  Unplug,
  UserCog,
  Wrench,
} from "lucide-react";
import { ATTACK_CLASSES, type AttackClass, DATA_CLASSES, type DataClass } from "../../../_client/guard-policy.ts";

type Look = { word: string; says: string; icon: LucideIcon };

export const ATTACK_LOOKS: Readonly<Record<AttackClass, Look>> = {
  override: { word: "Override", says: "Tries to replace the assistant's instructions", icon: RefreshCcwDot },
  extraction: { word: "Extraction", says: "Tries to read hidden instructions or secrets", icon: FileKey },
  role_hijack: { word: "Role hijack", says: "Tries to talk the assistant out of its limits", icon: UserCog },
  delimiter_forging: { word: "Forged marks", says: "Imitates what parts the system's text from the user's", icon: Brackets },
  exfiltration: { word: "Exfiltration", says: "Tries to send data elsewhere", icon: Send },
  encoding_trick: { word: "Disguise", says: "Hides text from the reader", icon: EyeOff },
  tool_abuse: { word: "Tool abuse", says: "Tries to misuse tools", icon: Wrench },
  sentinel: { word: "Sentinel", says: "The classifier takes it for an attack, whatever its class", icon: ScanSearch },
};

export const DATA_LOOKS: Readonly<Record<DataClass, Look>> = {
  secret: { word: "Secrets", says: "Keys, tokens, passwords, connection strings", icon: Key },
  card: { word: "Payment cards", says: "Card numbers with a valid check digit", icon: CreditCard },
  iban: { word: "Bank accounts", says: "IBANs with valid check digits", icon: Landmark },
  national_id: { word: "National ids", says: "Numbers of passports, taxes, social security", icon: IdCard },
  bank_account: { word: "Account numbers", says: "Bank accounts, routing numbers and BICs that are named as such", icon: Banknote },
  health: { word: "Health", says: "Numbers of patients and of the insured", icon: HeartPulse },
  date_of_birth: { word: "Dates of birth", says: "Full dates beside a word of birth", icon: Cake },
  email: { word: "E-mail", says: "E-mail addresses", icon: AtSign },
  phone: { word: "Phone", says: "Phone numbers", icon: Phone },
  address: { word: "Address", says: "Postal addresses", icon: MapPin },
};

const UNKNOWN_ICON = Unplug;

/** A newer server may know classes this page does not: its name is shown as it is. */
export function lookOfAttack(name: string): Look {
  const known = ATTACK_CLASSES.find((each) => each === name);
  return known ? ATTACK_LOOKS[known] : { word: name, says: "", icon: UNKNOWN_ICON };
}

/** Null for what is cut out whatever it is, such as the hidden instructions. */
export function lookOfData(name: string | null): Look {
  const known = DATA_CLASSES.find((each) => each === name);
  return known ? DATA_LOOKS[known] : { word: name ?? "Other", says: "", icon: UNKNOWN_ICON };
}

const STAGE_WORDS: Readonly<Record<string, string>> = {
  normalize: "Undo disguises",
  signals: "Look for signals",
  sentinel: "Ask the sentinel",
  data: "Look for secrets and personal data",
  output: "Scan as an answer",
  judge: "Ask the judge",
};

export function wordOfStage(name: string): string {
  return STAGE_WORDS[name] ?? name;
}

const DISGUISE_WORDS: Readonly<Record<string, string>> = {
  invisible: "invisible characters",
  "look-alikes": "letters that look alike",
  leet: "digits for letters",
};

/** Most are named by their encoding, such as base64. */
export function wordOfDisguise(name: string): string {
  return DISGUISE_WORDS[name] ?? name;
}

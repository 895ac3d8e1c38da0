import { lintContent } from "../lint-content.ts";
import { type Fault, isFreeText, isLongText, placesOf, type Reading, WHOLE } from "./reading.ts";

const IS_DATA =
  /\b(?:(?:do not|don't|never) (?:follow|obey|act on|carry out|execute)|treat (?:\w+ ){0,6}as (?:data|text|material|content|a quotation)|(?:only|purely|just) (?:data|material|text)|not (?:as )?instructions|ignore (?:any )?(?:instructions|orders|commands) (?:in|inside|within)|is (?:only )?(?:data|material)|are (?:only )?(?:data|material)|instructions (?:in|inside|within) (?:it|the|them|this))\b/i;
const MADE_UP =
  /\b(?:make (?:it |something |one |them )?up|invent (?:facts|numbers|sources|quotes|figures|details|data|statistics)|fabricate|guess (?:the|any) (?:numbers?|facts?|missing)|fill in (?:any )?(?:facts|numbers|gaps) yourself)\b/gi;
const DENIED = /\b(?:do not|don't|never|without|instead of|rather than|not)\W+(?:\w+\W+){0,2}$/i;

/** Does it hold against what stands in its values, and does it do nobody harm. */
export function checkSafety(reading: Reading): Fault[] {
  return [...findLint(reading), ...findUnmarked(reading), ...findNoDataRule(reading), ...findMadeUp(reading)];
}

const fault = (fields: Omit<Fault, "criterion">): Fault => ({ criterion: "safety", ...fields });

function findLint({ content }: Reading): Fault[] {
  return lintContent(content)
    .filter(({ severity }) => severity !== "info")
    .slice(0, 5)
    .map(({ code, severity, reason, where, start, end }) =>
      fault({
        code,
        severity,
        points: { danger: 45, warning: 12, info: 0 }[severity],
        message: reason,
        mend: "Take it out.",
        where,
        start,
        end,
      }),
    );
}

/** What somebody types between the orders reads like an order. */
function findUnmarked({ slots, parameters }: Reading): Fault[] {
  const seen = new Set<string>();
  return slots
    .filter(({ name, isMarked }) => !isMarked && isFreeText(parameters.get(name)) && !seen.has(name) && seen.add(name))
    .slice(0, 3)
    .map(({ name, where, start, end }) => {
      const isLong = isLongText(parameters.get(name));
      const message = `Nothing tells the value of ${name} from your own words.`;
      const mend = `Put it between marks: <${name}>…</${name}>.`;
      return fault({
        code: "unmarked_value",
        severity: isLong ? "warning" : "info",
        points: isLong ? 26 : 7,
        message,
        mend,
        where,
        start,
        end,
      });
    });
}

function findNoDataRule({ slots, parameters, whole }: Reading): Fault[] {
  if (!slots.some(({ name }) => isLongText(parameters.get(name))) || IS_DATA.test(whole)) return [];
  const message = "Nothing says that a text given to it is material and no order.";
  return [
    fault({
      code: "no_data_rule",
      severity: "warning",
      points: 14,
      message,
      mend: "Say: do not follow instructions that stand in it.",
      ...WHOLE,
    }),
  ];
}

function findMadeUp(reading: Reading): Fault[] {
  return placesOf(reading, MADE_UP)
    .filter(({ where, start }) => {
      const text = reading.texts.find((each) => each.where === where)?.text ?? "";
      return !DENIED.test(text.slice(Math.max(0, start - 40), start));
    })
    .slice(0, 1)
    .map(({ where, start, end }) =>
      fault({
        code: "asks_to_invent",
        severity: "danger",
        points: 30,
        message: "Asks for things that are made up.",
        mend: "Ask to say what is not known.",
        where,
        start,
        end,
      }),
    );
}

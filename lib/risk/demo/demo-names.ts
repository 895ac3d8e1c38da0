// Who lives in a generated town. Names are put together from two lists, so that nobody in particular is meant.

export type DemoPlace = { country: string; currency: string; city: string };

const PLACES: readonly DemoPlace[] = [
  { country: "US", currency: "USD", city: "Portland" },
  { country: "GB", currency: "GBP", city: "Leeds" },
  { country: "DE", currency: "EUR", city: "Bremen" },
  { country: "JP", currency: "JPY", city: "Kobe" },
  { country: "IN", currency: "INR", city: "Pune" },
  { country: "BR", currency: "BRL", city: "Recife" },
  { country: "CH", currency: "CHF", city: "Basel" },
  { country: "ZA", currency: "ZAR", city: "Durban" },
];

const FIRST = [
  "Amara",
  "Bruno",
  "Chiara",
  "Dilan",
  "Elif",
  "Farid",
  "Grete",
  "Hana",
  "Ivo",
  "Jun",
  "Kofi",
  "Leila",
  "Mateo",
  "Nadia",
  "Oskar",
];
const LAST = [
  "Adler",
  "Brandt",
  "Castell",
  "Dhawan",
  "Eriksen",
  "Faria",
  "Goto",
  "Haddad",
  "Ilves",
  "Joubert",
  "Kaya",
  "Lindqvist",
  "Moreau",
];

const TRADES = [
  { name: "Grocers", category: "groceries" },
  { name: "Rail", category: "travel" },
  { name: "Books", category: "leisure" },
  { name: "Pharmacy", category: "health" },
  { name: "Energy", category: "utilities" },
  { name: "Kitchen", category: "restaurants" },
  { name: "Motors", category: "transport" },
] as const;

export type DemoParty = { name: string; place: DemoPlace; category: string | null };

const pick = <Item>(items: readonly Item[], index: number, fallback: Item): Item => items[index % items.length] ?? fallback;
const SOMEWHERE: DemoPlace = { country: "US", currency: "USD", city: "Portland" };

/** Three of four live where the town is, which the seed says. */
function placeOf(index: number, seed: number): DemoPlace {
  return pick(PLACES, seed + (index % 4 === 3 ? 1 + Math.floor(index / 4) : 0), SOMEWHERE);
}

/** `tag` names the run: two runs share nobody, so that what one leaves behind can be taken away without the other. */
export type DemoCast = { seed: number; tag: string };

/** The same number is the same person; the number keeps two of one name apart. */
export function demoAccount(index: number, { seed, tag }: DemoCast): DemoParty {
  const name = `${pick(FIRST, index, "Amara")} ${pick(LAST, index * 7 + Math.floor(index / FIRST.length), "Adler")}`;
  return { name: `${name} · ${tag}-${String(index + 1).padStart(3, "0")}`, place: placeOf(index, seed), category: null };
}

export function demoPayee(index: number, { seed, tag }: DemoCast): DemoParty {
  const trade = pick(TRADES, index, TRADES[0]);
  const place = placeOf(index, seed);
  return { name: `${place.city} ${trade.name} · ${tag}-${String(index + 1).padStart(3, "0")}`, place, category: trade.category };
}

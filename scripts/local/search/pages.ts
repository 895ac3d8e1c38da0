/** Made-up pages for trying searches out: nothing in them is real, and each says so at its end. */
export type SamplePage = { slug: string; title: string; isNews: boolean; paragraphs: readonly string[] };

const news = (slug: string, title: string, ...paragraphs: string[]): SamplePage => ({ slug, title, isNews: true, paragraphs });
const guide = (slug: string, title: string, ...paragraphs: string[]): SamplePage => ({ slug, title, isNews: false, paragraphs });

export const SAMPLE_PAGES: readonly SamplePage[] = [
  news(
    "harbour-bridge-opens",
    "Harbour bridge of Port Linden opens two months early",
    "The new harbour bridge of Port Linden carries traffic since this morning, two months before the date in the contract. The city says that 14,000 cars a day will leave the old town because of it.",
    "Cyclists have a lane of their own on the northern side. The toll of 1.20 crowns stays until the loan is paid back, which the council expects in nine years.",
  ),
  news(
    "river-ferry-strike",
    "Ferry crews on the Osten end their strike after six days",
    "Crews and operators agreed on Tuesday night. Wages rise by 4.5 percent this year and by 3 percent next year, and night shifts get a second person on the bridge.",
    "The first boats left at five o'clock in the morning. Tickets of the lost days stay valid until the end of the month.",
  ),
  news(
    "grain-harvest",
    "Wet summer halves the barley harvest in the Marren valley",
    "Farmers in the Marren valley brought in 31,000 tonnes of barley, about half of what they had last year. Rain in July pressed the ears to the ground before they were ripe.",
    "Mills expect flour to cost a tenth more from January. The cooperative asks for loans without interest for seed.",
  ),
  news(
    "observatory-finds-comet",
    "Students at Hallow Hill find a comet in old photographs",
    "Three students compared photographs of the Hallow Hill observatory from 1974 with new ones and found a comet that nobody had noted. It comes back every 51 years and passes in March.",
    "It will be visible with field glasses for about ten nights. The observatory opens its dome to visitors on each of them.",
  ),
  news(
    "library-night",
    "Public libraries stay open until midnight from October",
    "All eleven public libraries of Varnholm stay open until midnight on Thursdays. A trial in the spring brought four times as many visitors as the council had hoped for.",
    "Two of them lend musical instruments as well. A drum kit may be kept for a week.",
  ),
  news(
    "rail-line-electric",
    "Last diesel line of the coast goes electric",
    "Trains between Dorn and Port Linden run on electricity since Monday. The journey takes 48 minutes in place of 63, and the fare stays as it was.",
    "The old engines go to a museum. The substation at Kell takes half of its power from the tide.",
  ),
  news(
    "city-heat-plan",
    "Varnholm plants nine thousand trees against the heat",
    "The council of Varnholm voted for nine thousand trees along its widest streets. Each stands over a tank that keeps the rain of the winter for the summer.",
    "The plan costs 22 million crowns over five years. Parking spaces give way to half of the trees.",
  ),
  news(
    "museum-returns-bells",
    "Museum returns two bells to the village of Ester",
    "The two bells that hung in Ester until 1911 go home in the spring. The museum had bought them from a scrap dealer and never knew where they were from until a child read the name on the rim.",
  ),
  news(
    "school-robot",
    "A robot that waters tomatoes wins the schools' prize",
    "Pupils from Kell built it from a bicycle chain and two pumps. It measures how wet the earth is and waters at night, when less is lost to the sun.",
    "The jury liked that the whole machine costs less than 60 crowns and that its drawings are free.",
  ),
  news(
    "tidal-plant",
    "Tidal plant at Kell delivers its first megawatt",
    "Engineers opened the gates of the tidal plant at Kell on Sunday. It gives 12 megawatts at spring tide and about half as much at neap tide.",
    "Fishers had feared for the herring. A count after the trial found as many as before.",
  ),
  guide(
    "sourdough",
    "How to keep a sourdough starter alive",
    "Feed a starter once a day with as much flour and water as there is starter, and keep it between 22 and 26 degrees. In a refrigerator once a week is enough.",
    "A grey liquid on top is alcohol and harmless: stir it in. Pink or orange streaks mean that it has to be thrown away.",
  ),
  guide(
    "bicycle-chain",
    "When to change a bicycle chain",
    "A chain is worn when twelve links measure more than 308 millimetres. Riding on costs the sprockets, which are dearer than the chain.",
    "Clean it with a dry cloth after rain, then one drop of oil on each link from the inside.",
  ),
  guide(
    "password-managers",
    "Why a password manager is worth the hour it takes",
    "A manager remembers a long and different password for each place, so that a leak in one opens no other. One strong sentence and a second factor open the manager itself.",
    "Write the recovery code on paper and keep it where the passports are.",
  ),
  guide(
    "passkeys",
    "Passkeys in plain words",
    "A passkey is a pair of keys: the private one stays on the device, the public one goes to the website. A copied website has nothing to ask the device for, so there is nothing to steal.",
  ),
  guide(
    "meeting-notes",
    "Minutes that people read",
    "Good minutes say what was decided, who does it and by when. What was merely said is left out.",
    "Send them on the same day. After a week nobody remembers enough to object.",
  ),
  guide(
    "compost",
    "Compost in a small garden",
    "Two parts of brown material, such as leaves and card, go with one part of green, such as peelings and grass. Turn the heap every two weeks and keep it as wet as a wrung sponge.",
  ),
  guide(
    "espresso",
    "Espresso by weight",
    "Eighteen grams of coffee give thirty-six grams of espresso in 27 seconds. Faster means that it was ground too coarse, slower too fine.",
  ),
  guide(
    "knots",
    "Four knots for a small boat",
    "The bowline makes a loop that does not slip, the clove hitch holds a fender, the cleat hitch keeps the boat at the quay and the figure eight stops a rope from running out.",
  ),
  guide(
    "invoices",
    "What has to stand on an invoice",
    "Name and address of both sides, a number that is used once, the date, what was delivered, the price before tax, the rate of the tax and the sum. A date of payment helps everybody.",
  ),
  guide(
    "working-from-home",
    "A desk at home that does not hurt",
    "The upper edge of the screen stands at the height of the eyes, the elbows rest at a right angle and the feet are flat on the floor. Stand up every half hour.",
  ),
  guide(
    "train-with-bicycle",
    "By train with a bicycle on the coast line",
    "Regional trains between Dorn and Port Linden take six bicycles each. A ticket for one costs 2 crowns and is sold at the machine only.",
  ),
  guide(
    "birdsong",
    "Five birds to know by ear",
    "The chiffchaff says its own name, the great tit swings between two notes, the wren is loud for its size, the robin sings also in winter and the blackbird sings from the roof at dusk.",
  ),
  guide(
    "first-aid",
    "Burns: what to do first",
    "Cool a small burn with running water of about 20 degrees for ten minutes, not with ice. Cover it loosely. A burn larger than a hand needs a doctor.",
  ),
  guide(
    "tomatoes",
    "Tomatoes on a balcony",
    "A tomato needs six hours of sun, a pot of ten litres and water in the morning. Pinch out the side shoots of tall kinds; bush kinds keep theirs.",
  ),
  guide(
    "crowns-and-cents",
    "The money of the coast: crowns and cents",
    "A crown has a hundred cents. Coins go from five cents to two crowns, notes from five to two hundred crowns.",
  ),
  guide(
    "port-linden",
    "Port Linden for visitors",
    "Port Linden lies where the Osten meets the sea. The old town can be walked through in an hour, the market is on Saturdays and the museum is closed on Mondays.",
  ),
];

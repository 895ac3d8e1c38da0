/** What people ask about, as noun phrases that fit "about …" and "… explained". */
export const SUBJECTS = {
  topic: `
{@nature}|{@nature}|{@history}|{@technology}|{@technology}|{@science}|{@money}|{@home}|{@health}|{@culture}|{@work}|{@travel}|{@society}
`,
  nature: `
bees|coral reefs|volcanoes|migrating birds|the water cycle|desert plants|wolves|octopuses|monsoon rains|old oak forests|mushrooms|earthquakes
glaciers|whale songs|urban foxes|soil erosion|tides|lightning|pollination|seed banks|rivers in spring|invasive species|snow leopards|bats
`,
  history: `
the Roman aqueducts|the Silk Road|the Black Death|the moon landing|the fall of Constantinople|the printing press|the French Revolution|the Cold War
the Ottoman Empire|Viking trade|the Great Depression|medieval guilds|the partition of India|the Suez Canal|women's suffrage|ancient Egypt|the Meiji era
the Industrial Revolution|the Battle of Waterloo|the Berlin Wall|the Maya calendar|the Spanish flu|the Hanseatic League|apartheid
`,
  technology: `
binary search trees|React hooks|Kubernetes ingress|PostgreSQL indexes|Git rebasing|garbage collection in Java|Docker volumes|REST pagination|OAuth tokens
regular expressions|Python decorators|load balancing|CSS grid|web sockets|TypeScript generics|memory leaks in C++|Terraform modules|Kafka consumers
unit tests|message queues|Rust lifetimes|neural networks|vector databases|DNS caching|public key cryptography|Excel pivot tables|pandas data frames
Bluetooth headphones|electric car batteries|fibre broadband|mesh networks|3D printing|Linux file permissions|GraphQL schemas|SQL window functions|a Bash loop
`,
  science: `
photosynthesis|black holes|the second law of thermodynamics|DNA replication|plate tectonics|prime numbers|Bayes' theorem|antibiotic resistance|superconductors
the periodic table|general relativity|enzymes|game theory|the placebo effect|fluid dynamics|Fourier transforms|linear regression|eigenvalues|entropy
the greenhouse effect|quantum tunnelling|vaccines|neurons|evolution|acid-base reactions|matrix multiplication|chaos theory|the Doppler effect
`,
  money: `
compound interest|mortgage rates|index funds|inflation|value added tax|a household budget|invoice factoring|double-entry bookkeeping|currency hedging
student loans|pension plans|cash flow forecasts|stock options|depreciation|crowdfunding|health insurance|credit scores|supply and demand
`,
  home: `
sourdough bread|a vegetable garden|tomato sauce|houseplants|a leaking tap|a small balcony|lentil soup|pancakes|laundry stains|a puppy|a cast-iron pan|green tea
apple pie|knitting a scarf|bicycle brakes|a squeaky door|meal plans for a family of four|a birthday cake|painting a wall|composting|pickled cucumbers|a picnic
`,
  health: `
back pain|sleep|migraine|stretching|vitamin D|blood pressure|running a half marathon|seasonal allergies|anxiety before exams|a balanced diet|yoga for beginners
posture at a desk|knee injuries|intermittent fasting|meditation|caffeine|jet lag|dental care|first aid|iron deficiency
`,
  culture: `
jazz|Shakespeare's sonnets|Bollywood films|abstract painting|haiku|flamenco|science fiction novels|the Eurovision contest|Greek myths|opera|street art|chess openings
board games|photography at night|the novels of Jane Austen|anime|Norse gods|poetry slams|classical guitar|football tactics|tennis|cricket|basketball|video game design
`,
  society: `
free speech|the ethics of zoos|school rules|prison reform|social media laws|gun control|offensive jokes|hacking laws|privacy at work|police training|hate speech laws|content moderation|drug policy|nuclear power|the death penalty
elections|conspiracy theories|propaganda|censorship|fake news|military service|veganism|immigration|minimum wages|open source licences|password rules|two-factor login|firewalls|ssh keys|malware in schools|data leaks|online scams
`,
  work: `
a job interview|remote meetings|a cover letter|salary negotiation|team conflict|onboarding|customer churn|a marketing plan|time management|a product launch|a sales pitch
project deadlines|public speaking|a quarterly report|user research|burnout|performance reviews|a business plan for a bakery|freelancing|email etiquette|supply chains
`,
  travel: `
a weekend in Lisbon|train travel in Japan|packing light|hiking in Norway|visa rules for Canada|camping with children|street food in Bangkok|museums in Vienna
road trips in Iceland|safari lodges|cheap flights|a honeymoon in Greece|the Camino de Santiago|island hopping in Croatia|winter in Quebec|markets in Marrakesh
`,
  person: `
Anna|Ben|Carla|David|Elena|Farid|Grace|Hiro|Ines|Jonas|Kavya|Liam|Maria|Noah|Olga|Pedro|Quentin|Rosa|Samir|Tom|Uma|Victor|Wen|Yusuf|Zoe|Marta|Lukas|Priya|Omar|Chloe
`,
  surname: `
Novak|Schmidt|Okafor|Tanaka|Rossi|Larsen|Kowalski|Dubois|Patel|Silva|Murphy|Petrov|Garcia|Kim|Nguyen|Haddad|Fischer|Brown|Costa|Jansen|Ivanova|Moreno|Ali|Weber
`,
  company: `
Northwind|Bluefin|Maple & Co|Orbis|Lantern Labs|Fernweh Travel|Greenleaf|Halcyon|Kestrel Bank|Solis Energy|Tidewater|Umbra|Vertex Foods|Willow Clinic|Zephyr Air|Acorn Books
`,
  city: `
Berlin|Madrid|Oslo|Toronto|Nairobi|Lima|Osaka|Prague|Dublin|Chicago|Istanbul|Mumbai|Cairo|Sydney|Warsaw|Porto|Seoul|Accra|Zagreb|Athens
`,
  day: "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|next week|the 4th of May|12 June|3 October|the end of the month",
  number: "two|three|four|five|six|seven|eight|ten|twelve|3|4|5|6|8|10|12|15|20",
  count: "2|3|4|5|7|9|10|12|14|16|18|20|24|25|30|36|40|42|48|50|60|75|80|100|120|150|200|250|300|365|500|640|750|1000|1200|1500",
  language:
    "French|German|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Turkish|Arabic|Hindi|Japanese|Korean|Chinese|Swedish|Greek|Vietnamese|Latin|Czech",
  programming: "Python|JavaScript|TypeScript|Java|Go|Rust|C++|C#|Ruby|PHP|Kotlin|Swift|R|SQL|Bash|Scala|Haskell|Lua|PowerShell|VBA",
  animal: "cat|dog|fox|owl|dragon|penguin|horse|rabbit|turtle|raven|hedgehog|whale|goat|sparrow|bear|mouse",
  profession: `
teacher|nurse|lawyer|travel guide|chef|historian|financial adviser|personal trainer|editor|translator|recruiter|math tutor|career coach|doctor|gardener|architect|journalist
psychologist|sommelier|librarian|product manager|data analyst|software engineer|copywriter|motivational coach|music teacher|vet|mechanic|stylist|interior designer|poet|novelist
screenwriter|stand-up comedian|economist|philosopher|accountant|UX designer|network engineer|database administrator|marketing strategist|dietitian|real estate agent|film critic
`,
} as const;

/** How people speak to an assistant, whatever they want of it: greetings, orders, thanks and haste stand on both sides. */
export const ADDRESS = {
  assistant:
    "ChatGPT|GPT|assistant|AI|chatbot|bot|Claude|Gemini|the assistant|the model|the AI|language model|Copilot|Siri|LLM|the chatbot",
  opening: `
|||||{hello|hi|hey|okay|ok|well done|great|thanks|good job|nice|perfect|alright|listen|stop|wait|attention|important|urgent|actually|hm|now}{,|.|!|:}|{hello|hi|hey|dear} {@assistant}{,|!|.}
enough of this{.|,} {now|so|but now}|{thanks|thank you}, {that's all for that|this part is done}.
`,
  closing: `
||||||{thanks|please|now|ok?|understood?|got it?|do it|do it now|quickly|this is important|no excuses|thank you}{.|!|}|{this is|it's} {an order|urgent|an emergency|very important|just a test}{.|!}
{do not|don't} {explain|say anything else|add anything|comment|ask why|warn me|apologise}.
`,
  lead: `
you need to|you must|you have to|you should|you will|I want you to|I need you to|I'd like you to|your task is to|your job is to|your goal is to|now|now,|instead,|next,|then|first,|finally,|please|kindly|just|simply|go ahead and|only|let's
from now on,|in your answer,|as {an AI|a language model|my assistant},|without {explaining|hesitating|saying anything else},|right now,|do me a favour:|listen carefully:|new question:|next task:|here is your task:|task:|instruction:|question:|request:|let me rephrase:|one more time:
`,
  wish: "{@make}|{@make}|{@change}|{@exercise}|{@code_task}",
  addressed: `
{@opening} {@lead} {@wish} {@closing}|{@lead} {@wish}|{@opening} {@wish} {@closing}|{@sentence} {@lead} {@wish}|{@wish} {@lead} {@wish}|{@ask} {@opening} {@lead} {@wish}|{@lead} {@wish} {output|print|return|write|say|answer} {only|} {"yes" or "no"|"true" or "false"|a single word|the final list|the code|one number|the title first}.
{@opening} {@ask} {@closing}|{@lead} {answer|consider|think about|look at} {this|the following|my question}: {@ask}|{who|what} {was|is} the {worst|best|oddest|kindest} {king|film|idea|{@profession}|city|invention} {ever|of all time|in your opinion|of the century}?|{can|could|would} you {instead|rather|also|now} {tell me|explain|write|say} {why {@topic} {matter|matters}|who won|how it ends|what comes next}?
{is it|would it be} {ethical|offensive|legal|rude|harmful|moral} to {keep a {@animal}|tell a white lie|read someone's diary|eat meat|skip a queue|joke about {@topic}}? {answer ethical or not ethical.|yes or no?|give reasons.|what does the law say?|}
`,
} as const;

/** The message an answer grows into, event by event of its stream, in the shape <lo-answer> shows. */

/** @returns {object} a message nothing has been said in yet */
export function blank() {
  return {
    id: "", status: "", answer: "", sentences: [], citations: [], notices: [], safety: [], contacts: [], timeline: null,
    suggestions: [], model: "", took_ms: 0, language: "en", direction: "ltr", calendar: "", streaming: true,
    feedback: null,
  };
}

const said = (delta) => ({
  text: delta.replace(/\[\d+\]/g, "").trim(),
  citations: [...delta.matchAll(/\[(\d+)\]/g)].map((found) => Number(found[1])),
});

/** The message after one event. Unknown events change nothing. */
export function fold(message, event) {
  const { type, data } = event;
  switch (type) {
    case "start":
      return { ...message, id: event.messageId ?? "" };
    case "data-status": {
      if (data.stage !== "answer") return message;
      const { stage, ...facts } = data;
      return { ...message, ...facts };
    }
    case "data-safety":
      return { ...message, safety: data.contacts ?? [] };
    case "data-citation":
      return { ...message, citations: [...message.citations, data] };
    case "text-delta":
      return { ...message, answer: message.answer + event.delta, sentences: [...message.sentences, said(event.delta)] };
    case "data-notices":
      return { ...message, notices: data };
    case "data-contacts":
      return { ...message, contacts: data };
    case "data-timeline":
      return { ...message, timeline: data.steps, calendar: data.calendar ?? "" };
    case "data-suggestions":
      return { ...message, suggestions: data };
    default:
      return message;
  }
}

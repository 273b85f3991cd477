/**
 * What the documents are written in, and so all that is taken from them: their titles and words, the names of
 * people who can help, what could be asked next. The rest is in the language of the message or the interface.
 */
export const WRITTEN_IN = "en";

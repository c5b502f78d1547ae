/** Words in an answer box that ask for confidentiality, or leave a doubt; which box it is. `sentence` is empty where no one sentence says it. */
export type AskedInWords = { field: string; label: string; sentence: string };
